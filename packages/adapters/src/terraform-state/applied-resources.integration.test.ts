import type { UserId, Viewer } from "@greenroom/core/access";
import { findWorkspace, lockInfoSchema, type StateClient, type Workspace } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createDatabase, createSealer, createStateVersions, migrate } from "../postgres/index.ts";
import { createAppliedResources } from "./index.ts";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";

const environment = environmentFixture("dev", { terraform: { layers: ["base"] } });
const workspace = findWorkspace([environment], "dev", "base") as Workspace;
const database = createDatabase(await startTestDatabase(migrate));
const sealer = (byte: number) => createSealer(Buffer.alloc(32, byte).toString("base64"));
const stateVersions = createStateVersions(database, sealer(1));
const applied = createAppliedResources(stateVersions);
afterAll(() => database.$disconnect());

const viewer: Viewer = { id: "ada" as UserId, name: "Ada", email: "ada@example.test", grants: [] };
const client: StateClient = { kind: "person", viewer, requestId: null };

async function write(state: object): Promise<void> {
  await stateVersions.lock(workspace, client, lockInfoSchema.parse({ ID: "lock-1" }));
  const content = Buffer.from(JSON.stringify({ version: 4, serial: 1, lineage: "l1", ...state }));
  expect(await stateVersions.write(workspace, client, "lock-1", content)).toMatchObject({ ok: true });
}

const resource = (changes: object) => ({
  mode: "managed",
  type: "kubernetes_secret_v1",
  name: "this",
  provider: "kubernetes",
  instances: [{ attributes: { data: "hunter2" } }],
  ...changes,
});

beforeEach(async () => {
  await database.$executeRaw`TRUNCATE state_versions, state_locks`;
});

test("a workspace without a state has nothing applied", async () =>
  expect(await applied.addresses(workspace)).toBeNull());

test("a state is read as the addresses of what it manages, and nothing else of it", async () => {
  await write({
    outputs: { token: { value: "hunter2" } },
    resources: [
      resource({}),
      resource({ module: 'module.access["a"]', instances: [{ index_key: 0 }, { index_key: "b" }] }),
      resource({ mode: "data", name: "looked_up" }),
    ],
  });
  expect(await applied.addresses(workspace)).toEqual([
    "kubernetes_secret_v1.this",
    'module.access["a"].kubernetes_secret_v1.this[0]',
    'module.access["a"].kubernetes_secret_v1.this["b"]',
  ]);
});

test("a state of another form is unreadable, and is not quoted", async () => {
  await write({ resources: ["hunter2"] });
  const failure = await applied.addresses(workspace).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: "UnavailableError", dependency: "postgres" });
  expect(JSON.stringify([String(failure), (failure as Error).cause])).not.toContain("hunter2");
});

test("a state that was sealed with another key is unreadable, and the setting at fault is named", async () => {
  await write({ resources: [] });
  const other = createAppliedResources(createStateVersions(database, sealer(2)));
  await expect(other.addresses(workspace)).rejects.toMatchObject({
    code: "state_key_mismatch",
    message: expect.stringMatching(/GREENROOM_STATE_KEY does not open what is stored as state:dev:base:1/),
  });
});

test("what is stored is sealed, and what somebody stored readable is told apart from it", async () => {
  expect(await stateVersions.isSealed(workspace)).toBeNull();
  await write({ resources: [] });
  expect(await stateVersions.isSealed(workspace)).toBe(true);
  await database.$executeRaw`UPDATE state_versions SET content = convert_to('{"version":4}', 'UTF8')`;
  expect(await stateVersions.isSealed(workspace)).toBe(false);
});
