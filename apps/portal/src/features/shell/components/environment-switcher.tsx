"use client";

import { Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconSelector, IconServer2, IconShieldFilled } from "@tabler/icons-react";
import type { ShellEnvironment } from "../shell-context.ts";
import { useEnvironment } from "../use-environment.ts";
import classes from "./environment-switcher.module.css";

export function EnvironmentSwitcher() {
  const { environment, environments, select } = useEnvironment();
  const choices: readonly (ShellEnvironment | null)[] = [null, ...environments];
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton
          className={classes.trigger}
          data-production={environment?.production || undefined}
          aria-label={`Environment: ${environment?.name ?? "all"}`}
        >
          <EnvironmentIcon environment={environment} />
          <span className={classes.name}>{environment?.name ?? "All environments"}</span>
          <IconSelector size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice?.id ?? "all"}
            leftSection={<EnvironmentIcon environment={choice} />}
            rightSection={choice?.id === environment?.id ? <IconCheck size={14} /> : null}
            onClick={() => void select(choice?.id ?? null)}
          >
            {choice?.name ?? "All environments"}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function EnvironmentIcon({ environment }: { environment: ShellEnvironment | null }) {
  return environment?.production ? (
    <IconShieldFilled size={16} color="var(--gr-production)" aria-hidden />
  ) : (
    <IconServer2 size={16} stroke={1.6} aria-hidden />
  );
}
