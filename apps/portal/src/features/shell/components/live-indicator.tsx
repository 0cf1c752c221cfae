"use client";

import { IconPlugConnectedX } from "@tabler/icons-react";
import { formatRelative } from "#portal/design/format-time.ts";
import { Hint } from "#portal/design/index.ts";
import { useNow } from "#portal/design/use-now.ts";
import { useLive } from "#portal/live/live-provider.tsx";
import classes from "./live-indicator.module.css";

/** Whether this page still hears what happens, and when it last heard anything. */
export function LiveIndicator() {
  const { connected, lastHeardAtMs } = useLive();
  const now = useNow();
  const age =
    lastHeardAtMs === null ? null : formatRelative(new Date(lastHeardAtMs), Math.max(now, lastHeardAtMs));
  const explanation = connected
    ? `Changes appear by themselves; last heard ${age}.`
    : age === null
      ? "Connecting to the portal's event stream."
      : `The event stream is interrupted; last heard ${age}. It is tried again by itself.`;
  return (
    <Hint label={explanation} multiline maw={280}>
      <span
        className={classes.live}
        data-connected={connected || undefined}
        role="status"
        suppressHydrationWarning
      >
        {connected ? (
          <span className={classes.dot} aria-hidden />
        ) : (
          <IconPlugConnectedX size={14} aria-hidden />
        )}
        <span className={classes.word}>{connected ? "Live" : age === null ? "Connecting" : "Offline"}</span>
        {age !== null && (
          <span className={classes.age} suppressHydrationWarning>
            {age}
          </span>
        )}
      </span>
    </Hint>
  );
}
