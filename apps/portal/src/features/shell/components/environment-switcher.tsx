"use client";

import { UnstyledButton } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { later } from "#portal/design/later.ts";
import { useLaterMenu } from "#portal/design/use-later-menu.ts";
import { useEnvironment } from "../use-environment.ts";
import { EnvironmentIcon } from "./environment-icon.tsx";
import classes from "./environment-switcher.module.css";

const choices = later(() =>
  import("./environment-choices.tsx").then(({ EnvironmentChoices }) => EnvironmentChoices),
);

export function EnvironmentSwitcher() {
  const { environment } = useEnvironment();
  const { opening, trigger } = useLaterMenu(choices);
  return (
    <>
      <UnstyledButton
        {...trigger}
        className={classes.trigger}
        data-production={environment?.production || undefined}
        aria-label={`Environment: ${environment?.name ?? "all"}`}
      >
        <EnvironmentIcon environment={environment} />
        <span className={classes.name}>{environment?.name ?? "All environments"}</span>
        <IconSelector size={14} aria-hidden />
      </UnstyledButton>
      <choices.Component {...opening} />
    </>
  );
}
