import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockStateDirectory, StateDirectoryInUseError } from "./state-lock.ts";

const stateDirectory = () => mkdtempSync(join(tmpdir(), "greenroom-state-"));

test("a second start in the same directory is refused while the first one lives", () => {
  const stateDir = stateDirectory();
  const release = lockStateDirectory(stateDir);
  expect(() => lockStateDirectory(stateDir)).toThrow(StateDirectoryInUseError);
  release();
  expect(() => lockStateDirectory(stateDir)()).not.toThrow();
});

test.each([
  ["of a process that ended", () => ({ pid: spawnSync("true").pid, startTicks: "1" })],
  ["of another process with the same pid", () => ({ pid: process.pid, startTicks: "1" })],
])("a lock %s is taken over", (_, holder) => {
  const stateDir = stateDirectory();
  writeFileSync(join(stateDir, "start.lock"), JSON.stringify(holder()));
  expect(() => lockStateDirectory(stateDir)()).not.toThrow();
});
