"use client";

import { UnstyledButton } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { later } from "#portal/design/later.ts";
import { useLaterMenu } from "#portal/design/use-later-menu.ts";
import type { ShellEnvironment } from "../shell-context.ts";
import { useEnvironment } from "../use-environment.ts";
import { EnvironmentIcon } from "./environment-icon.tsx";
import classes from "./environment-switcher.module.css";

const choices = later(() =>
  import("./environment-choices.tsx").then(({ EnvironmentChoices }) => EnvironmentChoices),
);

/** Where the page shows environments a choice among them, else the one that it is about. */
export function EnvironmentSwitcher() {
  const { scope, environment } = useEnvironment();
  return scope === "chosen" ? <Switch environment={environment} /> : <Told environment={environment} />;
}

/** Of a page about one environment; nothing where there is none. */
function Told({ environment }: { environment: ShellEnvironment | null }) {
  if (!environment) return <span />;
  return (
    <span className={classes.told} data-production={environment.production || undefined}>
      <EnvironmentIcon environment={environment} />
      <span className={classes.name}>{environment.name}</span>
    </span>
  );
}

/** @param environment null = all of them */
function Switch({ environment }: { environment: ShellEnvironment | null }) {
  const { opening, trigger } = useLaterMenu(choices);
  return (
    <>
      <UnstyledButton
        {...trigger}
        className={classes.trigger}
        data-production={environment?.production || undefined}
        aria-label={`Environment: ${environment?.name ?? "All environments"}`}
      >
        <EnvironmentIcon environment={environment} />
        <span className={classes.name}>{environment?.name ?? "All environments"}</span>
        <IconSelector size={14} aria-hidden />
      </UnstyledButton>
      <choices.Component {...opening} />
    </>
  );
}
