import type { Absence } from "#portal/features/environments/matrix.ts";
import classes from "./matrix.module.css";

const words = {
  "not-here": "Not here",
  "out-of-reach": "Your roles do not reach here",
} as const satisfies Record<Absence, string>;

/** Why there is nothing at these places, which follow each other: one cell as tall as all of them. */
export function AbsenceCell({
  ids,
  absence,
  isFirst = false,
}: {
  ids: readonly string[];
  absence: Absence;
  isFirst?: boolean;
}) {
  return (
    <div
      className={classes.cell}
      role="cell"
      aria-colspan={ids.length}
      data-absent={absence}
      data-first={isFirst || undefined}
      style={{ gridRow: `span ${ids.length}` }}
    >
      <span className={classes.dimmed}>{`${words[absence]}: ${ids.join(", ")}`}</span>
    </div>
  );
}
