import { createHash, randomBytes } from "node:crypto";
import {
  createDatabase,
  createRunStore,
  createSealer,
  createStateVersions,
  migrate,
} from "@greenroom/adapters/postgres";
import { workspaceSchema } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltPortal, startBuiltPortal } from "#portal/composition/built-portal-fixture.ts";
import {
  claimFixture,
  idleQueue,
  requestFixture,
} from "../../../../../../packages/adapters/src/postgres/runs/run-fixture.ts";

const mebibyte = 1024 ** 2;

const databaseUrl = await startTestDatabase(migrate);
const database = createDatabase(databaseUrl);
const stateKey = Buffer.alloc(32, 3).toString("base64");
const sealer = createSealer(stateKey);
const stateVersions = createStateVersions(database, sealer);
const workspace = workspaceSchema.parse({ environment: "dev", layer: "platform" });

// What cuts a body lies between the socket and our code.
let portal: BuiltPortal;
let address: string;
let authorization: string;

beforeAll(async () => {
  portal = await startBuiltPortal(databaseUrl, stateKey);
  address = `${portal.url}/api/terraform/state/dev/platform`;
  const runs = createRunStore(database, sealer, idleQueue);
  const { id } = await requestFixture(runs, workspace);
  const credential = `run:${id}:${await stateVersions.issueCredential(id, await claimFixture(runs, id))}`;
  authorization = `Basic ${Buffer.from(credential).toString("base64")}`;
  const lock = { method: "PUT", headers: { authorization }, body: JSON.stringify({ ID: "lock-1" }) };
  requireOk(await fetch(`${address}/lock`, lock));
}, 600_000);

afterAll(async () => {
  await portal.stop();
  await database.$disconnect();
});

function requireOk({ ok, url, status }: Response): void {
  if (!ok) throw new Error(`${url} answered ${status}`);
}

/** A state of exactly so many bytes that does not compress. */
function stateOf(serial: number, bytes: number): Buffer<ArrayBuffer> {
  const head = `{"version":4,"serial":${serial},"lineage":"l1","filler":"`;
  const filler = randomBytes(bytes / 2 + 1).toString("hex");
  return Buffer.from(`${head}${filler.slice(0, bytes - head.length - 2)}"}`);
}

const store = (body: BodyInit, headers: Record<string, string> = {}) => {
  // A kept connection may have been closed for its idleness while a large state was made here.
  headers = { authorization, connection: "close", ...headers };
  // A stream is sent in pieces, and needs to say that it does not listen meanwhile.
  const sent = { method: "POST", headers, body, duplex: "half" } as const;
  return fetch(`${address}?ID=lock-1`, sent);
};

test.each([
  ["12 MiB", 1, 12 * mebibyte],
  ["64 MiB, the most that is stored", 2, 64 * mebibyte],
])("a state of %s is stored and read back byte for byte", async (_, serial, bytes) => {
  const state = stateOf(serial, bytes);
  const md5 = createHash("md5").update(state).digest("base64");
  const stored = await store(state, { "content-md5": md5 });
  expect([stored.status, await stored.text()]).toEqual([200, ""]);
  const read = await fetch(address, { headers: { authorization } });
  expect(Buffer.compare(Buffer.from(await read.arrayBuffer()), state)).toBe(0);
});

test.each([
  ["with its length", (state: Buffer<ArrayBuffer>) => store(state)],
  ["in pieces of no announced length", (state: Buffer<ArrayBuffer>) => store(new Blob([state]).stream())],
])("a state of 65 MiB, sent %s, is refused in words, and the portal goes on", async (_, send) => {
  const refused = await send(stateOf(3, 65 * mebibyte));
  expect([refused.status, await refused.json()]).toEqual([
    413,
    { code: "state_too_large", message: "A state of more than 64 MiB is not stored." },
  ]);
  expect((await stateVersions.latest(workspace))?.serial).toBe(2);
  expect((await store(stateOf(3, mebibyte))).status).toBe(200);
  await database.$executeRaw`DELETE FROM state_versions WHERE serial = 3`;
});
