"use client";

import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { LaterMenu, type MenuOpening } from "#portal/design/later-menu.tsx";
import type { ShellEnvironment } from "../shell-context.ts";
import { useEnvironment } from "../use-environment.ts";
import { EnvironmentIcon } from "./environment-icon.tsx";

export function EnvironmentChoices(opening: MenuOpening) {
  const { environment, environments, select } = useEnvironment();
  const choices: readonly (ShellEnvironment | null)[] = [null, ...environments];
  return (
    <LaterMenu opening={opening} position="bottom-start" width={240}>
      {choices.map((choice) => (
        <Menu.Item
          key={choice?.id ?? "all"}
          leftSection={<EnvironmentIcon environment={choice} />}
          rightSection={choice?.id === environment?.id ? <IconCheck size={14} /> : null}
          onClick={() => select(choice?.id ?? null)}
        >
          {choice?.name ?? "All environments"}
        </Menu.Item>
      ))}
    </LaterMenu>
  );
}
