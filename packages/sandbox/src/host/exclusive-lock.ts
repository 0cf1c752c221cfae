import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { isAlive, type ProcessIdentity, processStartTicks } from "./process-identity.ts";

const holderSchema = z.object({ pid: z.int().positive(), startTicks: z.string() });
/** An eviction takes microseconds; a claim this old was left by a process that was killed meanwhile. */
const staleClaimMs = 10_000;
let attempts = 0;

export interface LockOptions {
  readonly signal?: AbortSignal;
  /** Called once for each living process that is waited for. */
  readonly onWait?: (holder: ProcessIdentity) => void;
  readonly pollMs?: number;
}

/** Waits until this caller alone holds the lock file. The lock of a process that no longer lives is broken.
 * @returns releases it */
export async function acquireLock(file: string, options: LockOptions = {}): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  let waitedFor = 0;
  for (;;) {
    options.signal?.throwIfAborted();
    if (tryLink(file)) return () => rmSync(file, { force: true });
    const holder = readHolder(file);
    if (holder && !lives(holder)) {
      evict(file, holder);
    } else if (holder && holder.pid !== waitedFor) {
      waitedFor = holder.pid;
      options.onWait?.(holder);
    }
    await delay(options.pollMs ?? 250, undefined, options.signal ? { signal: options.signal } : {});
  }
}

/** A link appears with its content or not at all: nobody reads half a lock. */
function tryLink(file: string): boolean {
  const own = `${file}.${process.pid}-${attempts++}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, startTicks: processStartTicks(process.pid) ?? "" }));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Removes a dead process's lock. One evictor at a time, or a second one could remove its successor's. */
function evict(file: string, dead: ProcessIdentity): void {
  const claim = `${file}.eviction`;
  if (!tryLink(claim)) {
    const age = Date.now() - (statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > staleClaimMs) rmSync(claim, { force: true });
    return;
  }
  try {
    const holder = readHolder(file);
    if (holder?.pid === dead.pid && holder.startTicks === dead.startTicks) rmSync(file, { force: true });
  } finally {
    rmSync(claim, { force: true });
  }
}

/** Without /proc the start time is unknown; then the pid alone has to do. */
function lives(holder: ProcessIdentity): boolean {
  if (holder.startTicks !== "") return isAlive(holder);
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function readHolder(file: string): ProcessIdentity | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    // Nobody of ours writes such a file, so nobody will remove it either.
    return { pid: 0, startTicks: "unreadable" };
  }
}
