import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import {
  createDatabase,
  createRunStore,
  createSealer,
  createStateVersions,
  migrate,
} from "@greenroom/adapters/postgres";
import { workspaceSchema } from "@greenroom/core/runs";
import { freePort } from "@greenroom/sandbox/host";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  claimFixture,
  idleQueue,
  requestFixture,
} from "../../../../../../packages/adapters/src/postgres/runs/run-fixture.ts";

const portalDirectory = join(import.meta.dirname, "../../../..");
const root = join(portalDirectory, "../..");
const mebibyte = 1024 ** 2;

const databaseUrl = await startTestDatabase(migrate);
const database = createDatabase(databaseUrl);
const stateKey = Buffer.alloc(32, 3).toString("base64");
const sealer = createSealer(stateKey);
const stateVersions = createStateVersions(database, sealer);
const workspace = workspaceSchema.parse({ environment: "dev", layer: "platform" });
const port = await freePort();
const address = `http://127.0.0.1:${port}/api/terraform/state/dev/platform`;

let portal: ReturnType<typeof spawn>;
let authorization: string;

// As it is started in production: what cuts a body lies between the socket and our code.
beforeAll(async () => {
  execFileSync(join(root, "node_modules/.bin/turbo"), ["run", "build", "--filter=@greenroom/portal"], {
    cwd: root,
    stdio: "pipe",
  });
  portal = spawn(
    process.execPath,
    [
      join(portalDirectory, "node_modules/next/dist/bin/next"),
      "start",
      "--hostname",
      "127.0.0.1",
      "--port",
      `${port}`,
    ],
    {
      cwd: portalDirectory,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        PATH: process.env["PATH"],
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        DATABASE_URL: databaseUrl,
        GREENROOM_BASE_URL: `http://localhost:${port}`,
        GREENROOM_SECRET: randomBytes(32).toString("hex"),
        GREENROOM_STATE_KEY: stateKey,
        GREENROOM_CONFIG: join(root, "greenroom.yaml"),
        GREENROOM_OBJECTIVES_DIR: join(root, "docs/objectives"),
        GREENROOM_DOCUMENTS_DIR: root,
        GREENROOM_INFRA_DIR: join(root, "packages/infra"),
        GREENROOM_MANIFESTS_DIR: join(root, "packages/manifests"),
        GREENROOM_MODEL_DIR: join(root, "docs/architecture"),
        LOG_LEVEL: "fatal",
      },
    },
  );
  await vi.waitFor(async () => requireOk(await fetch(`http://127.0.0.1:${port}/readyz`)), {
    timeout: 60_000,
    interval: 500,
  });
  const runs = createRunStore(database, sealer, idleQueue);
  const { id } = await requestFixture(runs, workspace);
  const credential = `run:${id}:${await stateVersions.issueCredential(id, await claimFixture(runs, id))}`;
  authorization = `Basic ${Buffer.from(credential).toString("base64")}`;
  const lock = { method: "PUT", headers: { authorization }, body: JSON.stringify({ ID: "lock-1" }) };
  requireOk(await fetch(`${address}/lock`, lock));
}, 600_000);

afterAll(async () => {
  if (portal.exitCode === null && portal.kill("SIGTERM")) await once(portal, "exit");
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
