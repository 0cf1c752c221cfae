import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunId, runIdSchema } from "@greenroom/core/runs";
import { afterEach, expect, test } from "vitest";
import { inWorkDirectory, listKeptStates } from "./work-directory.ts";

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
