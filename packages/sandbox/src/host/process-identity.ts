import { readFileSync } from "node:fs";

/** Names one process for ever, while a pid alone is given out again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start time of the process. */
  readonly startTicks: string;
}

/** When a living process was started: boot and clock ticks since then. Null when there is none, also when it
 * has ended and only waits for its parent to notice, or where the system does not tell (no /proc). */
export function processStartTicks(pid: number): string | null {
  try {
    const ticks = startTicksFromStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return ticks === null ? null : `${boot}:${ticks}`;
  } catch {
    return null;
  }
}

/** @param stat content of /proc/<pid>/stat */
export function startTicksFromStat(stat: string): string | null {
  // The command in parentheses may contain spaces and parentheses; the state is the first field after it,
  // the start time the 20th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
}

/** Null when no such process lives. */
export function processIdentity(pid: number): ProcessIdentity | null {
  const startTicks = processStartTicks(pid);
  return startTicks === null ? null : { pid, startTicks };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return processStartTicks(identity.pid) === identity.startTicks;
}
