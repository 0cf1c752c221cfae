import type { UserId, Viewer } from "@greenroom/core/access";
import type { UnavailableError } from "@greenroom/core/result";
import { lockInfoSchema, type PlanSummary, type StateClient, workspaceSchema } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createDatabase, createRunStore, createSealer, createStateVersions, migrate } from "../index.ts";
import { idleQueue, requestFixture } from "./run-fixture.ts";
import { createStateKeyCheck } from "./state-key-check.ts";

const database = createDatabase(await startTestDatabase(migrate));
const sealer = (byte: number) => createSealer(Buffer.alloc(32, byte).toString("base64"));
const workspace = workspaceSchema.parse({ environment: "dev", layer: "base" });
const ada: Viewer = { id: "ada" as UserId, name: "Ada", email: "ada@example.test", grants: [] };
const onMismatch = vi.fn<(error: UnavailableError) => void>();
const check = (byte: number) => createStateKeyCheck(database, sealer(byte), onMismatch);

afterAll(() => database.$disconnect());
beforeEach(async () => {
  await database.$executeRaw`TRUNCATE runs, run_steps, run_plans, run_log_chunks, run_credentials, state_versions, state_locks`;
  onMismatch.mockClear();
});

async function storeState(byte: number, serial: number): Promise<void> {
  const states = createStateVersions(database, sealer(byte));
  const client: StateClient = { kind: "person", viewer: ada, requestId: null };
  await states.lock(workspace, client, lockInfoSchema.parse({ ID: `lock-${serial}` }));
  const content = Buffer.from(JSON.stringify({ version: 4, serial, lineage: "l1" }));
  expect(await states.write(workspace, client, `lock-${serial}`, content)).toMatchObject({ ok: true });
  await states.unlock(workspace, client, `lock-${serial}`);
}

async function storePlan(byte: number): Promise<void> {
  const runs = createRunStore(database, sealer(byte), idleQueue);
  const { id } = await requestFixture(runs, workspace);
  const nothing = new Uint8Array();
  const summary = {} as PlanSummary;
  await runs.savePlan(id, { planFile: nothing, configuration: nothing, summary, sensitive: [] });
}

test("with nothing sealed yet any key will do", async () => {
  expect(await check(1)()).toBe("unused");
  expect(onMismatch).not.toHaveBeenCalled();
});

test("the key that states and plans were sealed with opens them; another one is told of once", async () => {
  await storeState(1, 1);
  await storePlan(1);
  expect(await check(1)()).toBe("opens");
  const other = check(2);
  expect(await other()).toBe("mismatch");
  expect(await other()).toBe("mismatch");
  expect(onMismatch.mock.calls).toMatchObject([[{ code: "state_key_mismatch", remedy: expect.anything() }]]);
});

test("the newest state counts, and a plan is looked at where there is no state", async () => {
  await storeState(1, 1);
  await storeState(2, 2);
  expect(await check(2)()).toBe("opens");
  await database.$executeRaw`TRUNCATE state_versions`;
  await storePlan(1);
  expect(await check(2)()).toBe("mismatch");
});

test("a database without an answer is no answer", async () => {
  const away = createDatabase("postgres://nobody@127.0.0.1:1/none");
  await expect(createStateKeyCheck(away, sealer(1), onMismatch)()).rejects.toThrow(/./);
  expect(onMismatch).not.toHaveBeenCalled();
});
