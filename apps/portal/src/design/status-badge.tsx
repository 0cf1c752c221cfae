import type { StatusTone } from "@greenroom/core/executions";
import classes from "./status-badge.module.css";

export type { StatusTone };

/** A status is always an icon, a word and a colour: none of them alone. Its words begin with a capital, whoever writes
 * them: elsewhere they stand in a sentence. One element, since there may be hundreds. */
export function StatusBadge({
  tone,
  children,
  plain = false,
}: {
  tone: StatusTone;
  children: string;
  plain?: boolean;
}) {
  return (
    <span className={plain ? `${classes.badge} ${classes.plain}` : classes.badge} data-tone={tone}>
      {`${children.charAt(0).toUpperCase()}${children.slice(1)}`}
    </span>
  );
}
