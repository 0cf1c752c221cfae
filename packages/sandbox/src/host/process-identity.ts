import { readFileSync } from "node:fs";

/** Names one process for ever: a pid alone is used again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start time of the process; "" where the system does not tell (no /proc). */
  readonly startedAt: string;
}

/** Null when no such process lives. */
export function processIdentity(pid: number): ProcessIdentity | null {
  try {
    // The command in parentheses may contain spaces; the start time is the 20th field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ended = fields[0] === "Z" || fields[0] === "X";
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return ended ? null : { pid, startedAt: `${boot}:${fields[19] ?? ""}` };
  } catch {
    return process.platform !== "linux" && answersSignal(pid) ? { pid, startedAt: "" } : null;
  }
}

export function isAlive(identity: ProcessIdentity): boolean {
  return processIdentity(identity.pid)?.startedAt === identity.startedAt;
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
