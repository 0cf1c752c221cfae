import { IconLock } from "@tabler/icons-react";
import type { Absence } from "#portal/features/environments/matrix.ts";
import classes from "./matrix.module.css";

/** Why there is nothing in a cell. */
export function AbsenceNote({ of: absence }: { of: Absence }) {
  if (absence === "not-here") return <span className={classes.dimmed}>not here</span>;
  return (
    <span className={classes.dimmed}>
      <IconLock size={14} aria-hidden /> your roles do not reach it here
    </span>
  );
}
