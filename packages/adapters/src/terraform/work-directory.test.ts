import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { type RunId, runIdSchema } from "@greenroom/core/runs";
import { afterEach, expect, test } from "vitest";
import { noteGroup } from "./folder-processes.ts";
import { inWorkDirectory, listKeptStates, removeLeftFolders } from "./work-directory.ts";

const parent = mkdtempSync(join(tmpdir(), "greenroom-work-"));
const runId: RunId = runIdSchema.parse("run-0000000000000000");
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function leaveState(root: string): void {
  mkdirSync(join(root, "stacks/base"), { recursive: true });
  writeFileSync(join(root, "stacks/base/errored.tfstate"), "{}");
}
const broken = new Error("spawn failed");
const failed = { outcome: "failed", code: "failed", message: "HTTP 503" } as const;

test.each<[string, () => Promise<{ outcome: string }>, unknown]>([
  ["has failed", () => Promise.resolve(failed), failed],
  ["was interrupted", () => Promise.resolve({ outcome: "stopped", forced: false }), { forced: false }],
  ["was killed", () => Promise.resolve({ outcome: "stopped", forced: true }), { forced: true }],
  ["seemed to succeed", () => Promise.resolve({ outcome: "applied" }), { outcome: "applied" }],
  ["broke", () => Promise.reject(broken), broken],
])("what an execution left that %s stays when a state is in it", async (_, end, cause) => {
  const ended = await inWorkDirectory(parent, runId, (root) => {
    leaveState(root);
    return end();
  });
  expect(ended).toMatchObject({ outcome: "state_not_saved", cause });
  const [name = ""] = readdirSync(parent);
  expect(ended).toMatchObject({ folder: join(parent, name, "stacks/base") });
  expect(existsSync(join(parent, name, "stacks/base/errored.tfstate"))).toBe(true);
  expect(statSync(join(parent, name)).mode & 0o777).toBe(0o700);
  expect(await listKeptStates(parent)).toEqual([{ runId, folder: join(parent, name, "stacks/base") }]);
});

test("without such a state nothing stays, and what was thrown is thrown", async () => {
  expect(await inWorkDirectory(parent, runId, () => Promise.resolve(failed))).toBe(failed);
  await expect(inWorkDirectory(parent, runId, () => Promise.reject(broken))).rejects.toBe(broken);
  expect(readdirSync(parent)).toEqual([]);
  expect(await listKeptStates(parent)).toEqual([]);
});

test("no folder of executions, and no execution's folder, is no kept state", async () => {
  expect(await listKeptStates(join(parent, "none"))).toEqual([]);
  leaveState(join(parent, "greenroom-run-else"));
  leaveState(join(parent, "other"));
  expect(await listKeptStates(parent)).toEqual([]);
});

const over = () => Promise.resolve(true);
/** As a worker of this host or another leaves it that was killed. */
function leftFolder(name: string, notes: string): string {
  const root = join(parent, name);
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "processes"), notes);
  return root;
}
/** Never that of a process: above what any kernel gives. */
const dead = 2 ** 30;

test("what a killed worker left goes once its run is over, except where a state lies", async () => {
  const root = leftFolder(`greenroom-${runId}-abc123`, `${hostname()} ${dead}\n${hostname()} -${dead}\n`);
  const withState = leftFolder(`greenroom-${runId}-def456`, `${hostname()} ${dead}\n`);
  leaveState(withState);
  leftFolder("greenroom-run-else", "");
  expect(await removeLeftFolders(parent, () => Promise.resolve(false))).toEqual([]);
  expect(await removeLeftFolders(parent, over)).toEqual([root]);
  expect(readdirSync(parent).toSorted()).toEqual([`greenroom-${runId}-def456`, "greenroom-run-else"]);
});

test("a folder stays while its execution runs here, or a command that outlived its worker", async () => {
  await inWorkDirectory(parent, runId, async () => {
    expect(await removeLeftFolders(parent, over)).toEqual([]);
    return failed;
  });
  const root = leftFolder(`greenroom-${runId}-abc123`, `${hostname()} ${dead}\n`);
  const command = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
  noteGroup(root, command.pid ?? 0);
  expect(await removeLeftFolders(parent, over)).toEqual([]);
  command.kill("SIGKILL");
  await once(command, "exit");
  expect(await removeLeftFolders(parent, over)).toEqual([root]);
});

test("in a container the worker that died had the id of this one", async () => {
  const root = leftFolder(`greenroom-${runId}-abc123`, `${hostname()} ${process.pid}\n`);
  expect(await removeLeftFolders(parent, over)).toEqual([root]);
});

test.each([
  ["another host's", "elsewhere 1\n"],
  ["one in which nobody is named", ""],
])("%s folder goes after a day", async (_, notes) => {
  const root = leftFolder(`greenroom-${runId}-abc123`, notes);
  expect(await removeLeftFolders(parent, over)).toEqual([]);
  const before = new Date(Date.now() - 25 * 60 * 60 * 1000);
  utimesSync(root, before, before);
  expect(await removeLeftFolders(parent, over)).toEqual([root]);
});
