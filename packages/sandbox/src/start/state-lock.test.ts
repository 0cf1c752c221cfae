import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockStateDirectory, StateDirectoryInUseError } from "./state-lock.ts";

const stateDirectory = () => mkdtempSync(join(tmpdir(), "greenroom-state-"));

test("a second start in the same directory is refused while the first one lives", async () => {
  const stateDir = stateDirectory();
  const release = await lockStateDirectory(stateDir);
  await expect(lockStateDirectory(stateDir)).rejects.toThrow(StateDirectoryInUseError);
  release();
  const again = await lockStateDirectory(stateDir);
  expect(again).not.toThrow();
});

test.each([
  ["of a process that ended", () => ({ pid: spawnSync("true").pid, startTicks: "1" })],
  ["of another process with the same pid", () => ({ pid: process.pid, startTicks: "1" })],
])("a lock %s is taken over", async (_, holder) => {
  const stateDir = stateDirectory();
  writeFileSync(join(stateDir, "start.lock"), JSON.stringify(holder()));
  const release = await lockStateDirectory(stateDir);
  expect(release).not.toThrow();
});
