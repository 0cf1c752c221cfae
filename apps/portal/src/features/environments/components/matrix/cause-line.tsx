import type { Cause } from "#portal/features/environments/causes.ts";
import classes from "./matrix.module.css";

/** One sentence; the whole text is on hover. */
export function CauseLine({ cause: { tone, sentence, details } }: { cause: Cause }) {
  return (
    <span className={classes.cause} data-tone={tone} title={details ?? undefined}>
      {sentence}
    </span>
  );
}
