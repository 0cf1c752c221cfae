import { createHash } from "node:crypto";
import { machinery } from "@greenroom/core/access";
import { findWorkspace, type RunId, type Workspace } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test } from "vitest";
import {
  createDatabase,
  createRunStore,
  createSealer,
  createStateVersions,
  createViewers,
  migrate,
} from "../postgres/index.ts";
import { claimFixture, idleQueue, requestFixture } from "../postgres/runs/run-fixture.ts";
import { createStateBackend, storeKeptState } from "./index.ts";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";

const environments = ["dev", "prod"].map((id) => environmentFixture(id, { terraform: { layers: ["base"] } }));
const database = createDatabase(await startTestDatabase(migrate));
const sealer = createSealer(Buffer.alloc(32, 1).toString("base64"));
const stateVersions = createStateVersions(database, sealer);
const runs = createRunStore(database, sealer, idleQueue);
const viewers = createViewers(database);
const backend = createStateBackend({ environments, stateVersions, viewers });
const workspace = findWorkspace(environments, "dev", "base") as Workspace;
afterAll(() => database.$disconnect());

let runId: RunId;
let leaseId: string;
let authorization: string;
beforeEach(async () => {
  await database.$executeRaw`TRUNCATE runs, run_steps, run_plans, run_log_chunks, run_credentials, state_versions, state_locks`;
  ({ id: runId } = await requestFixture(runs, workspace));
  leaseId = await claimFixture(runs, runId);
  authorization = basic(`run:${runId}:${await stateVersions.issueCredential(runId, leaseId)}`);
});

function basic(credential: string): string {
  return `Basic ${Buffer.from(credential).toString("base64")}`;
}
interface Call {
  readonly body?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly environment?: string;
  readonly layer?: string;
}
async function call(method: string, part: "state" | "lock", options: Call = {}, served = backend) {
  const { body, query = "", headers = {}, environment = "dev", layer = "base" } = options;
  const request = new Request(`http://portal.test/${query}`, {
    method,
    headers: { authorization, ...headers },
    body: body ?? null,
  });
  const response = await served(request, { environment, layer, part });
  return { status: response.status, text: await response.text(), headers: response.headers };
}
const lockBody = (id: string) =>
  JSON.stringify({
    ID: id,
    Who: "ada@laptop",
    Operation: "OperationTypePlan",
    Created: "2026-11-23T12:00:00Z",
  });
const stateOf = (serial: number, lineage = "l1") =>
  JSON.stringify({ version: 4, serial, lineage, secret: "hunter2" });
const take = (id = "lock-1") => call("PUT", "lock", { body: lockBody(id) });
const write = (serial: number, query = "?ID=lock-1", more: Call = {}) =>
  call("POST", "state", { body: stateOf(serial), query, ...more });

test("no state yet is 204; what is written under the lock is read back with its checksum", async () => {
  expect((await call("GET", "state")).status).toBe(204);
  expect((await take()).status).toBe(200);
  expect((await write(1)).status).toBe(200);
  const { text, headers } = await call("GET", "state");
  expect(text).toBe(stateOf(1));
  expect(headers.get("content-md5")).toBe(createHash("md5").update(text).digest("base64"));
});

test("HEAD is what GET is without the body", async () => {
  expect((await call("HEAD", "state")).status).toBe(204);
  await take();
  await write(1);
  const [head, get] = [await call("HEAD", "state"), await call("GET", "state")];
  expect([head.status, head.text]).toEqual([200, ""]);
  expect([...head.headers]).toEqual([...get.headers]);
  expect((await call("HEAD", "state", { headers: { authorization: "" } })).status).toBe(401);
  expect((await call("HEAD", "lock")).status).toBe(405);
});

test("a held lock is 423 with its holder, for whoever else asks", async () => {
  await take();
  const second = await take("lock-2");
  expect(second.status).toBe(423);
  expect(JSON.parse(second.text)).toMatchObject({
    ID: "lock-1",
    Who: "ada@laptop",
    Operation: "OperationTypePlan",
  });
  expect((await call("DELETE", "lock", { body: lockBody("lock-2") })).status).toBe(409);
  expect((await call("DELETE", "lock", { body: lockBody("lock-1") })).status).toBe(200);
  expect((await take("lock-2")).status).toBe(200);
});

test("of many that ask for the lock at once one gets it", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => take(`lock-${index}`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 423, 423, 423, 423, 423, 423, 423]);
});

test.each([
  ["another lock id", "?ID=lock-2"],
  ["no lock id", ""],
])("a write with %s is refused and changes nothing", async (_, query) => {
  await take();
  expect((await write(1, query)).status).toBe(409);
  expect((await call("GET", "state")).status).toBe(204);
});

test("a write without a lock, an older serial and another lineage are refused", async () => {
  expect((await write(1)).status).toBe(409);
  await take();
  expect((await write(5)).status).toBe(200);
  expect((await write(4)).status).toBe(409);
  expect((await call("POST", "state", { body: stateOf(6, "l2"), query: "?ID=lock-1" })).status).toBe(409);
  expect(JSON.parse((await call("GET", "state")).text)).toMatchObject({ serial: 5 });
});

test("a body that differs from its Content-MD5, or is no state, is 400", async () => {
  await take();
  const wrong = { headers: { "content-md5": createHash("md5").update("other").digest("base64") } };
  expect((await write(1, "?ID=lock-1", wrong)).status).toBe(400);
  expect((await call("POST", "state", { body: "{}", query: "?ID=lock-1" })).status).toBe(400);
  expect((await call("POST", "state", { body: "not json", query: "?ID=lock-1" })).status).toBe(400);
});

test.each([
  ["a serial past what is counted", stateOf(Number.MAX_SAFE_INTEGER), /: serial is at most 2147483647\.$/],
  ["a negative serial", stateOf(-1), /: serial is 0 or more\.$/],
  ["a lineage with NUL", stateOf(1, "l\0"), /: lineage holds a NUL character/],
  ["a lineage with half of a character", stateOf(1, "l\ud800"), /: lineage holds a NUL character or half/],
  ["no JSON", "not json", /format 4\.$/],
  ["another format", '{"version":3,"serial":1,"lineage":"l"}', /: version is 4/],
])("%s is 400 in words", async (_, body, words) => {
  await take();
  const { status, text } = await call("POST", "state", { body, query: "?ID=lock-1" });
  expect([status, JSON.parse(text)]).toMatchObject([400, { code: "state_invalid" }]);
  expect(JSON.parse(text).message).toMatch(words);
});

test("a stored lock that cannot be read blames nobody who writes a state", async () => {
  await take();
  await database.$executeRaw`UPDATE state_locks SET info = '{}'`;
  await expect(write(1)).rejects.toThrow(/is needed/);
});

test.each([
  ["an ID with NUL", { ID: "lock\0" }, /holds a NUL character/],
  ["NUL in what it adds", { ID: "lock-1", more: { of: ["\0"] } }, /holds a NUL character/],
  ["half of a character", { ID: "lock-1", Who: "\udc00" }, /half of a character/],
  [
    "lists within lists",
    { ID: "lock-1", more: JSON.parse("[".repeat(4_000) + "]".repeat(4_000)) },
    /100 deep/,
  ],
  ["no ID", {}, /: ID is needed\.$/],
])("a lock with %s is 400 in words, and nothing is locked", async (_, info, words) => {
  const { status, text } = await call("PUT", "lock", { body: JSON.stringify(info) });
  expect([status, JSON.parse(text)]).toMatchObject([400, { code: "lock_invalid" }]);
  expect(JSON.parse(text).message).toMatch(words);
  expect(await stateVersions.findLock(workspace)).toBeNull();
});

test("once its execution has ended a run's credential neither reads nor writes, and its lock is free", async () => {
  await take();
  await write(1);
  const failure = { code: "plan_failed", phase: "plan", message: "no", remedy: "" } as const;
  expect(await runs.change(runId, { type: "failed", leaseId, failure }, machinery)).toMatchObject({
    ok: true,
  });
  expect((await call("GET", "state")).status).toBe(401);
  expect((await write(2)).status).toBe(401);
  expect(await stateVersions.findLock(workspace)).toBeNull();
  const late = await stateVersions.write(
    workspace,
    { kind: "run", runId },
    "lock-1",
    Buffer.from(stateOf(2)),
  );
  expect(late).toMatchObject({ ok: false, error: { code: "state_credential_revoked" } });
});

test("a worker that lost its run gets no credential for it", async () => {
  expect(await stateVersions.issueCredential(runId, "an earlier lease")).toBeNull();
});

test.each<[string, number, Call]>([
  ["an environment that is not configured", 401, { environment: "nowhere" }],
  ["a layer that is not configured", 401, { layer: "../base" }],
  ["another workspace than the run's", 401, { environment: "prod" }],
  ["no credential", 401, { headers: { authorization: "" } }],
  ["a run's id with NUL", 401, { headers: { authorization: basic("run:run-\0:guess") } }],
  ["a wrong credential", 401, { headers: { authorization: basic("run:run-0000000000000000:guess") } }],
])("%s is %d", async (_, status, options) => {
  expect((await call("GET", "state", options)).status).toBe(status);
});

test("every version is kept, readable only with its key and as what it is", async () => {
  await take();
  for (const serial of [1, 2, 3]) await write(serial);
  expect((await stateVersions.list(workspace, 10)).map(({ serial }) => serial)).toEqual([3, 2, 1]);
  expect((await call("DELETE", "state")).status).toBe(405);
  const [row] = await database.stateVersion.findMany({ where: { serial: 3 } });
  expect(Buffer.from(row?.content ?? []).includes("hunter2")).toBe(false);
  await database.stateVersion.updateMany({ where: { serial: 3 }, data: { environment: "prod" } });
  await expect(
    stateVersions.read(findWorkspace(environments, "prod", "base") as Workspace),
  ).rejects.toMatchObject({ code: "state_key_mismatch" });
});

test("a state that the key does not open is 503 with the setting at fault, never taken for none", async () => {
  await take();
  await write(1);
  const otherKey = createSealer(Buffer.alloc(32, 2).toString("base64"));
  const misconfigured = createStateBackend({
    environments,
    viewers,
    stateVersions: createStateVersions(database, otherKey),
  });
  const { status, text } = await call("GET", "state", {}, misconfigured);
  expect(status).toBe(503);
  expect(JSON.parse(text)).toEqual({
    code: "state_key_mismatch",
    message: expect.stringContaining("GREENROOM_STATE_KEY does not open what is stored as state:dev:base:1"),
    remedy: expect.stringContaining("Set GREENROOM_STATE_KEY of portal and worker"),
  });
  await database.$executeRaw`UPDATE state_versions SET content = convert_to('{"version":4}', 'UTF8')`;
  const changed = await call("GET", "state");
  expect([changed.status, JSON.parse(changed.text)]).toMatchObject([503, { code: "state_format_unknown" }]);
});

test("a state that was kept in a folder is stored under a lock, once, and never over another lineage", async () => {
  await take();
  await write(1);
  await call("DELETE", "lock", { body: lockBody("lock-1") });
  const store = (state: string) => storeKeptState(stateVersions, workspace, Buffer.from(state), "ada");
  expect(await store(stateOf(2))).toMatchObject({ ok: true, value: { serial: 2 } });
  expect(await store(stateOf(2))).toMatchObject({ ok: true });
  expect(await store(stateOf(1))).toMatchObject({ ok: false, error: { code: "state_serial_behind" } });
  expect(await store(stateOf(3, "l2"))).toMatchObject({ error: { code: "state_lineage_mismatch" } });
  expect(await stateVersions.findLock(workspace)).toBeNull();
  await take("lock-2");
  expect(await store(stateOf(3))).toMatchObject({ ok: false, error: { code: "state_locked" } });
  expect(await stateVersions.latest(workspace)).toMatchObject({ serial: 2, runId: null });
});

test.each([
  ["GET", "state"],
  ["PUT", "lock"],
] as const)(
  "while the database is away %s %s is 503 in words, for Terraform to try again",
  async (method, part) => {
    const away = createDatabase("postgres://nobody@127.0.0.1:1/none");
    const unserved = createStateBackend({
      environments,
      viewers,
      stateVersions: createStateVersions(away, sealer),
    });
    const body = part === "lock" ? { body: lockBody("lock-1") } : {};
    const { status, text } = await call(method, part, body, unserved);
    expect([status, JSON.parse(text)]).toMatchObject([
      503,
      { code: "unavailable", message: "The database cannot be reached." },
    ]);
    await away.$disconnect();
  },
);
