import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { acquireLock } from "./exclusive-lock.ts";
import { processIdentity } from "./process-identity.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "greenroom-lock-"));
  file = join(directory, "a.lock");
});
afterEach(() => rmSync(directory, { recursive: true }));

test.each([
  ["of a process that ended", () => JSON.stringify({ pid: spawnSync("true").pid, startTicks: "1" })],
  ["of another process with the same pid", () => JSON.stringify({ pid: process.pid, startTicks: "1" })],
  ["that nobody can read", () => "half a l"],
])("a lock %s is broken", async (_, content) => {
  writeFileSync(file, content());
  const release = await acquireLock(file, { pollMs: 1 });
  release();
  expect(readdirSync(directory)).toEqual([]);
});

test("a living holder is waited for, and told once", async () => {
  writeFileSync(file, JSON.stringify(processIdentity(process.pid)));
  const told: number[] = [];
  const waiting = acquireLock(file, { pollMs: 1, onWait: ({ pid }) => told.push(pid) });
  setTimeout(() => rmSync(file), 30);
  (await waiting)();
  expect(told).toEqual([process.pid]);
});

test("waiting ends when it is aborted, and leaves the lock to its holder", async () => {
  writeFileSync(file, JSON.stringify(processIdentity(process.pid)));
  await expect(acquireLock(file, { pollMs: 1, signal: AbortSignal.timeout(20) })).rejects.toThrow(/abort/i);
  expect(existsSync(file)).toBe(true);
});

test("one holder at a time, also when many find a dead one's lock", async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTicks: "1" }));
  let holders = 0;
  let most = 0;
  const hold = async () => {
    const release = await acquireLock(file, { pollMs: 1 });
    most = Math.max(most, ++holders);
    await new Promise((resolve) => setTimeout(resolve, 2));
    holders--;
    release();
  };
  await Promise.all(Array.from({ length: 8 }, hold));
  expect(most).toBe(1);
});
