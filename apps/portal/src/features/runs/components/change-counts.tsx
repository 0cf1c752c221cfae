import type { ChangeCounts as Counts } from "@greenroom/core/runs";
import classes from "./runs.module.css";

const kinds = [
  ["delete", "−", "to destroy"],
  ["replace", "±", "to replace"],
  ["update", "~", "to change"],
  ["create", "+", "to create"],
] as const;

/** Destroys first; what does not happen is left out. */
export function ChangeCounts({ counts }: { counts: Counts | null }) {
  if (counts === null) return <span className={classes.dimmed}>–</span>;
  const shown = kinds.filter(([kind]) => counts[kind] > 0);
  if (shown.length === 0) return <span className={classes.dimmed}>No changes</span>;
  return (
    <span className={classes.counts}>
      {shown.map(([kind, sign, words]) => (
        <span key={kind} data-action={kind} title={`${counts[kind]} ${words}`}>
          {sign}
          {counts[kind]} <span className={classes.countWords}>{words}</span>
        </span>
      ))}
    </span>
  );
}
