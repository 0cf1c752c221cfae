import type { StatusTone } from "@greenroom/core/executions";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockPause,
  IconLoader2,
} from "@tabler/icons-react";
import classes from "./status-badge.module.css";

export type { StatusTone };

const icons = {
  good: IconCircleCheck,
  busy: IconLoader2,
  waiting: IconClockPause,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  idle: IconCircleDashed,
} as const;

/** A status is always an icon, a word and a colour: none of them alone. Its words begin with a capital, whoever writes
 * them: elsewhere they stand in a sentence. */
export function StatusBadge({
  tone,
  children,
  plain = false,
}: {
  tone: StatusTone;
  children: string;
  plain?: boolean;
}) {
  const Icon = icons[tone];
  return (
    <span className={[classes.badge, plain ? classes.plain : ""].join(" ")} data-tone={tone}>
      <Icon size={14} stroke={2} aria-hidden />
      {`${children.charAt(0).toUpperCase()}${children.slice(1)}`}
    </span>
  );
}
