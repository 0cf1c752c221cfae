const steps = [
  { unit: "d", seconds: 86_400 },
  { unit: "h", seconds: 3_600 },
  { unit: "min", seconds: 60 },
] as const;

/** @param nowMs the present, in ms
 * @returns such as "12 s ago", "in 3 min", "just now" */
export function formatRelative(at: Date, nowMs: number, suffix = true): string {
  const seconds = Math.round((nowMs - at.getTime()) / 1_000);
  if (Math.abs(seconds) < 5) return suffix ? "just now" : "0 s";
  const text = formatDuration(Math.abs(seconds));
  if (!suffix) return text;
  return seconds > 0 ? `${text} ago` : `in ${text}`;
}

/** @returns the largest unit that fits: "12 s", "3 min", "5 h", "2 d" */
export function formatDuration(seconds: number): string {
  const step = steps.find((candidate) => seconds >= candidate.seconds);
  return step
    ? `${Math.floor(seconds / step.seconds)} ${step.unit}`
    : `${Math.max(0, Math.round(seconds))} s`;
}

export function formatExact(at: Date): string {
  return at.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" });
}
