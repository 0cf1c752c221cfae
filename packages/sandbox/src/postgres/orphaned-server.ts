import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { DatabaseFiles } from "./database-files.ts";

const ownerSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });
const stopTimeoutMs = 15_000;

export function claim({ ownerFile }: DatabaseFiles): void {
  writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
}

export function release({ ownerFile }: DatabaseFiles): void {
  rmSync(ownerFile, { force: true });
}

/** Ends the server that a killed process left running on these files.
 * @throws Error when the process that started it is still alive */
export async function stopOrphanedServer(files: DatabaseFiles): Promise<void> {
  const pid = serverOn(files.data);
  if (pid === null) return;
  const owner = readOwner(files);
  if (owner && startOf(owner.pid) === owner.startedAt) {
    throw new Error(
      `Postgres already runs on ${files.data} for process ${owner.pid}; stop that one first, or use another state directory`,
    );
  }
  // SIGINT is Postgres' fast shutdown: sessions end, nothing committed is lost.
  process.kill(pid, "SIGINT");
  const deadline = performance.now() + stopTimeoutMs;
  while (serverOn(files.data) === pid) {
    if (performance.now() > deadline) {
      throw new Error(`Postgres ${pid} on ${files.data} did not stop within ${stopTimeoutMs / 1000} s`);
    }
    await delay(50);
  }
}

function readOwner({ ownerFile }: DatabaseFiles) {
  if (!existsSync(ownerFile)) return null;
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(ownerFile, "utf8")));
  } catch {
    return null;
  }
}

/** The pid in postmaster.pid, if that process really works in this directory: pids are used again. */
function serverOn(data: string): number | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8").split("\n", 1)[0]);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  try {
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(data) ? pid : null;
  } catch {
    return null;
  }
}

/** Start time in ticks since boot, which with the pid names a process for good; null when it is gone. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
