"use client";

import { IconShieldFilled } from "@tabler/icons-react";
import { useShell } from "../shell-context.ts";
import classes from "./environment-name.module.css";

/** An environment by its name, with the mark that production has wherever it is named as the head of something.
 * @param id also of one that is no longer configured, which is called by its id */
export function EnvironmentName({ id }: { id: string }) {
  const { environments } = useShell();
  const place = environments.find((environment) => environment.id === id);
  return (
    <span className={classes.name} data-production={place?.production || undefined}>
      {place?.production && <IconShieldFilled size={14} color="var(--gr-production)" aria-hidden />}
      {place?.name ?? id}
    </span>
  );
}
