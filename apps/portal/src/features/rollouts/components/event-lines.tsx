import type { EventView } from "@greenroom/core/rollouts";
import { Message, RelativeTime, StatusBadge } from "#portal/design/index.ts";
import classes from "./event-lines.module.css";

const shownMax = 4;

/** The newest events, warnings before what is usual. */
export function EventLines({ events }: { events: readonly EventView[] }) {
  if (events.length === 0) return null;
  const newest = events.toSorted(
    (a, b) =>
      Number(b.isWarning) - Number(a.isWarning) || (b.lastSeenAt ?? "").localeCompare(a.lastSeenAt ?? ""),
  );
  return (
    <ul className={classes.events} aria-label="Newest events">
      {newest.slice(0, shownMax).map(({ key, isWarning, reason, subject, message, count, lastSeenAt }) => (
        <li key={key}>
          <span className={classes.head}>
            <StatusBadge tone={isWarning ? "warn" : "idle"} plain>
              {reason}
            </StatusBadge>
            <span className={classes.dimmed}>
              {subject}
              {count > 1 && ` · ${count} times`}
              {lastSeenAt && (
                <>
                  {" · "}
                  <RelativeTime at={lastSeenAt} />
                </>
              )}
            </span>
          </span>
          <div className={classes.message}>
            <Message>{message}</Message>
          </div>
        </li>
      ))}
    </ul>
  );
}
