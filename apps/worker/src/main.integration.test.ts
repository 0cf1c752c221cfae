import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { migrate } from "@greenroom/adapters/postgres";
import { createTestRole, startTestDatabase } from "@greenroom/sandbox/test-database";
import { startTestPooler } from "@greenroom/sandbox/test-pooler";
import { freePort } from "@greenroom/sandbox/host";
import { expect, test, vi } from "vitest";

const main = join(import.meta.dirname, "main.ts");
const root = join(import.meta.dirname, "../../..");
const url = await startTestDatabase(migrate);

const variables = (port: number) => ({
  PATH: process.env["PATH"],
  DATABASE_URL: url,
  GREENROOM_BASE_URL: "http://localhost:3000",
  GREENROOM_STATE_KEY: Buffer.alloc(32).toString("base64"),
  GREENROOM_CONFIG: join(root, "greenroom.yaml"),
  GREENROOM_OBJECTIVES_DIR: join(root, "docs/objectives"),
  GREENROOM_INFRA_DIR: join(root, "packages/infra"),
  GREENROOM_MANIFESTS_DIR: join(root, "packages/manifests"),
  WORKER_PORT: String(port),
  LOG_LEVEL: "fatal",
});

test("wrong settings end it with exit code 2 and every fault named", () => {
  const ended = spawnSync(process.execPath, [main], {
    env: { PATH: process.env["PATH"], DATABASE_URL: "mysql://x", WORKER_PORT: "0" },
    encoding: "utf8",
  });
  expect(ended.status).toBe(2);
  for (const name of ["DATABASE_URL", "GREENROOM_BASE_URL", "GREENROOM_STATE_KEY", "WORKER_PORT"]) {
    expect(ended.stderr).toContain(name);
  }
});

test("a database whose sessions are in another zone ends it with exit code 2 and what to run", async () => {
  const pooler = await startTestPooler(await createTestRole(url, { timezone: "Asia/Tokyo" }));
  const child = spawn(process.execPath, [main], {
    env: { ...variables(await freePort()), DATABASE_URL: pooler.url },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  expect(await once(child, "close")).toEqual([2, null]);
  expect(said.join("")).toMatch(/are in Asia\/Tokyo, not in UTC.*Run ALTER ROLE .* SET timezone = 'UTC';/);
  await pooler.stop();
});

test("it says that it is up and ready, measures the queue, and ends on SIGTERM with exit code 0", async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [main], { env: variables(port), stdio: "ignore" });
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  await vi.waitFor(async () => expect((await get("/healthz")).status).toBe(200), 20_000);
  expect(await (await get("/readyz")).json()).toEqual({
    status: "ready",
    dependencies: { database: "reachable", stateKey: "unused" },
  });
  expect(await (await get("/metrics")).text()).toContain("# TYPE greenroom_queue_jobs gauge");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
