import { Hint } from "#portal/design/index.ts";
import type { Cause } from "#portal/features/environments/causes.ts";
import classes from "./matrix.module.css";

/** One sentence; the whole text is on hover. */
export function CauseLine({ cause: { tone, sentence, details } }: { cause: Cause }) {
  const line = (
    <span className={classes.cause} data-tone={tone}>
      {sentence}
    </span>
  );
  return details === null ? line : <Hint label={details}>{line}</Hint>;
}
