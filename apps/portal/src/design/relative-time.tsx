"use client";

import { formatExact, formatRelative } from "./format-time.ts";
import { Hint } from "./hint.tsx";
import { useNow } from "./use-now.ts";

/** "3 min ago", with the exact time on hover. */
export function RelativeTime({ at, suffix = true }: { at: string | Date; suffix?: boolean }) {
  const date = typeof at === "string" ? new Date(at) : at;
  const now = useNow();
  return (
    <Hint label={formatExact(date)}>
      <time dateTime={date.toISOString()} style={{ whiteSpace: "nowrap" }} suppressHydrationWarning>
        {formatRelative(date, now, suffix)}
      </time>
    </Hint>
  );
}
