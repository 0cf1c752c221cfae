import { everywhere, machinery, type Permission, type Role, tokenScopeSchema } from "@greenroom/core/access";
import { findWorkspace, type Workspace } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test } from "vitest";
import {
  createDatabase,
  createPeople,
  createRecordReader,
  createSealer,
  createStateVersions,
  createTokens,
  createViewers,
  migrate,
} from "../postgres/index.ts";
import { createStateBackend } from "./index.ts";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";

const environments = ["dev", "prod"].map((id) => environmentFixture(id, { terraform: { layers: ["base"] } }));
const database = createDatabase(await startTestDatabase(migrate));
const stateVersions = createStateVersions(database, createSealer(Buffer.alloc(32, 1).toString("base64")));
const backend = createStateBackend({ environments, stateVersions, viewers: createViewers(database) });
const workspace = findWorkspace(environments, "dev", "base") as Workspace;
afterAll(() => database.$disconnect());
beforeEach(() => database.$executeRaw`TRUNCATE state_versions, state_locks`);

interface Call {
  readonly authorization: string;
  readonly body?: string | ReadableStream<Uint8Array>;
  readonly query?: string;
  readonly environment?: string;
  readonly layer?: string;
}
async function call(method: string, part: "state" | "lock", options: Call) {
  const { authorization, body = null, query = "", environment = "dev", layer = "base" } = options;
  const headers = { authorization };
  const init = { method, headers, body, duplex: "half" };
  const request = new Request(`http://portal.test/${query}`, init);
  const response = await backend(request, { environment, layer, part }, "request-1");
  return { status: response.status, text: await response.text() };
}
const lockBody = JSON.stringify({ ID: "mine" });
const state = JSON.stringify({ version: 4, serial: 1, lineage: "l" });

/** Authorization of somebody with this role, by a token of this scope. */
async function personal(
  role: Role,
  permissions: readonly Permission[],
  inEnvironments: readonly string[] | null,
) {
  const name = crypto.randomUUID();
  const person = await createPeople(database).invite(
    { name, email: `${name}@example.test`, role },
    machinery,
  );
  if (!person.ok) throw new Error(person.error.message);
  const scope = tokenScopeSchema.parse({ permissions, environments: inEnvironments, services: null });
  const tokens = createTokens(database);
  const { token, secret } = await tokens.create(
    person.value.id,
    { name, scope, expiresInDays: 1 },
    machinery,
  );
  const people = createPeople(database);
  return {
    disable: () => people.disable(person.value.id, machinery),
    weaken: () => people.grantRole(person.value.id, { ...everywhere, role: "operator" }, machinery),
    authorization: `Basic ${Buffer.from(`token:${secret}`).toString("base64")}`,
    actor: { id: person.value.id, name },
    revoke: () => tokens.revoke(person.value.id, token.id, machinery),
  };
}

/** Of the workspace's state, newest first. */
async function onRecord() {
  const entries = await createRecordReader(database).list({ subject: { kind: "state", id: "dev/base" } }, 2);
  return entries.map(({ action, actor, requestId, before, after }) => [
    action,
    actor,
    requestId,
    before,
    after,
  ]);
}

async function stored(): Promise<void> {
  const { authorization } = await personal("admin", ["state:write"], null);
  await call("PUT", "lock", { authorization, body: lockBody });
  expect((await call("POST", "state", { authorization, body: state, query: "?ID=mine" })).status).toBe(200);
  await call("DELETE", "lock", { authorization, body: lockBody });
}

const read = { method: "GET", part: "state" } as const;
const lock = { method: "PUT", part: "lock" } as const;
test.each<[string, Role, Permission[], string[] | null, { method: string; part: "state" | "lock" }]>([
  ["a weak role, reading", "viewer", ["state:read"], null, read],
  ["a scope without the permission, reading", "admin", ["run:read"], null, read],
  ["a scope of another environment, reading", "admin", ["state:read"], ["prod"], read],
  ["a role that only reads, locking", "operator", ["state:read", "state:write"], null, lock],
  ["a scope that only reads, locking", "admin", ["state:read"], null, lock],
])(
  "a token is refused with 403, whether the workspace is there or not: %s",
  async (_, role, scope, inThem, { method, part }) => {
    await stored();
    const { authorization } = await personal(role, scope, inThem);
    const body = method === "PUT" ? { body: lockBody } : {};
    const answers = [];
    for (const place of [{}, { environment: "nowhere" }, { layer: "../base" }])
      answers.push(await call(method, part, { authorization, ...place, ...body }));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  },
);

test("who may read reads, and is not told which workspaces there are not", async () => {
  const { authorization } = await personal("operator", ["state:read"], ["dev"]);
  expect((await call("GET", "state", { authorization })).status).toBe(204);
  await stored();
  expect(await call("GET", "state", { authorization })).toEqual({ status: 200, text: state });
  expect((await call("GET", "state", { authorization, layer: "nothing" })).status).toBe(403);
});

test("a person locks, writes and unlocks; once the token is revoked nothing is written", async () => {
  const { authorization, actor, revoke } = await personal("admin", ["state:read", "state:write"], null);
  const heldLock = { lock: "mine", operation: "", who: "", run: null };
  expect((await call("PUT", "lock", { authorization, body: lockBody })).status).toBe(200);
  const write = () => call("POST", "state", { authorization, body: state, query: "?ID=mine" });
  expect((await write()).status).toBe(200);
  // Said again by a client that did not hear the answer, it changes nothing and is not on record twice.
  expect((await write()).status).toBe(200);
  expect(await onRecord()).toEqual([
    [
      "state.written",
      actor,
      "request-1",
      null,
      { serial: 1, lineage: "l", sizeBytes: 38, token: actor.name },
    ],
    ["state.locked", actor, "request-1", null, { ...heldLock, token: actor.name }],
  ]);
  await revoke();
  expect((await write()).status).toBe(401);
  expect((await call("DELETE", "lock", { authorization, body: lockBody })).status).toBe(401);
});

/** A body whose second half comes only once `between` is done: by then the request is admitted, for its body is read. */
function inHalves(text: string, between: () => Promise<unknown>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const parts = [bytes.slice(0, 5), bytes.slice(5)];
  return new ReadableStream(
    {
      async pull(controller) {
        const part = parts.shift();
        if (part === undefined) return controller.close();
        if (parts.length === 0) await between();
        return controller.enqueue(part);
      },
    },
    { highWaterMark: 0 },
  );
}

test.each(["revoke", "disable", "weaken"] as const)(
  "what a person sends is judged again once all of it is there: %s",
  async (end) => {
    const began = await Promise.all(
      [lockBody, state, lockBody].map(async (text) => {
        const { authorization, [end]: ends } = await personal("admin", ["state:write"], null);
        return { authorization, body: inHalves(text, ends) };
      }),
    );
    const [locking, writing, unlocking] = began as [Call, Call, Call];
    expect((await call("PUT", "lock", locking)).status).toBe(401);
    expect(await stateVersions.findLock(workspace)).toBeNull();
    await database.stateLock.create({ data: { ...workspace, lockId: "mine", info: { ID: "mine" } } });
    expect((await call("POST", "state", { ...writing, query: "?ID=mine" })).status).toBe(401);
    expect(await stateVersions.latest(workspace)).toBeNull();
    expect((await call("DELETE", "lock", unlocking)).status).toBe(401);
    expect(await stateVersions.findLock(workspace)).not.toBeNull();
  },
);

test("only who may unlock takes a run's lock away", async () => {
  await database.stateLock.create({
    data: { ...workspace, lockId: "of-a-run", info: { ID: "of-a-run" }, runId: "run-0000000000000000" },
  });
  const body = JSON.stringify({ ID: "of-a-run" });
  const writer = await personal("admin", ["state:write"], null);
  expect((await call("DELETE", "lock", { ...writer, body })).status).toBe(403);
  const unlocker = await personal("admin", ["state:write", "state:unlock"], null);
  expect((await call("DELETE", "lock", { ...unlocker, body })).status).toBe(200);
  const [[action, actor, , before] = []] = await onRecord();
  expect([action, actor, before]).toMatchObject([
    "state.unlocked",
    unlocker.actor,
    { lock: "of-a-run", run: "run-0000000000000000" },
  ]);
});
