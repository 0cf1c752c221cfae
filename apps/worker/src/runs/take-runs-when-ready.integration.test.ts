import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createWorkerReadiness, migrate } from "@greenroom/adapters/postgres";
import { requestRun, type Run } from "@greenroom/core/runs";
import { freePort } from "@greenroom/sandbox/host";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { ada, createContext, createInfra, mayOf, serveStateBackend, stateKey } from "./run-fixture.ts";

const root = join(import.meta.dirname, "../../../..");
const url = await startTestDatabase(migrate);
const infra = createInfra();
const stateSource = createContext(url, infra, "http://127.0.0.1:9");
const backend = await serveStateBackend(stateSource.stateVersions);
const product = createContext(url, infra, backend.url);
const { runs, database } = product;
const readiness = createWorkerReadiness(database);

afterAll(async () => {
  backend.close();
  infra.remove();
  await stateSource.database.$disconnect();
  await database.$disconnect();
});
beforeEach(async () => {
  await database.$executeRaw`TRUNCATE worker_readiness`;
});

/** The program that the tests run, wherever it is found. */
function tofu(): string {
  const name = process.env["TOFU"] ?? "tofu";
  if (name.includes("/")) return name;
  const places = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name));
  return places.find((path) => isThere(path)) ?? name;
}
function isThere(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}
async function statusOf({ id }: Run): Promise<string | undefined> {
  return (await runs.find(id))?.status;
}

test("a plan asked for before the tools are there waits as pending, says for what, and goes on by itself", async () => {
  infra.set("dev", { greeting: "hello", seconds: 0 });
  const built = join(infra.directory, "tofu");
  const port = await freePort();
  const worker = spawn(process.execPath, [join(import.meta.dirname, "../main.ts")], {
    stdio: "ignore",
    env: {
      PATH: process.env["PATH"],
      DATABASE_URL: url,
      GREENROOM_BASE_URL: backend.url,
      GREENROOM_STATE_KEY: stateKey,
      GREENROOM_CONFIG: join(root, "greenroom.yaml"),
      GREENROOM_OBJECTIVES_DIR: join(root, "docs/objectives"),
      GREENROOM_INFRA_DIR: infra.directory,
      GREENROOM_MANIFESTS_DIR: join(root, "packages/manifests"),
      GREENROOM_WORK_DIR: join(infra.directory, "work"),
      TF_BINARY: built,
      TF_CLI_CONFIG_FILE: infra.cliConfigFile,
      WORKER_PORT: String(port),
      LOG_LEVEL: "fatal",
    },
  });
  try {
    await vi.waitFor(
      async () => expect(await readiness.waitsFor()).toContain("Waiting for OpenTofu"),
      20_000,
    );
    const wish = { environment: "dev", layer: "base", message: "" };
    const asked = await requestRun(product, mayOf(ada, "run:plan"), wish);
    if (!asked.ok) throw new Error(asked.error.message);
    expect(asked.value.status).toBe("pending");
    // Longer than the worker's rounds, in which it would have been given its turn.
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    expect(await statusOf(asked.value)).toBe("pending");

    symlinkSync(tofu(), built);
    await vi.waitFor(async () => expect(await readiness.waitsFor()).toBeNull(), 10_000);
    await vi.waitFor(async () => expect(await statusOf(asked.value)).toBe("planned"), 30_000);
  } finally {
    worker.kill("SIGTERM");
    await once(worker, "exit");
  }
  expect(await database.workerReadiness.count()).toBe(0);
});

test.each([
  ["nobody has said anything", [], null],
  ["one worker of two is ready", ["Waiting.", null], null],
  ["none is ready", ["Waiting.", "Waiting."], "Waiting."],
])("when %s, runs wait for: %j", async (_, told, waitsFor) => {
  for (const [index, said] of told.entries())
    await readiness.tell(`w${index}`, said === null ? { isReady: true } : { isReady: false, waitsFor: said });
  expect(await readiness.waitsFor()).toBe(waitsFor);
});

test("the word of a worker that is gone keeps nothing back", async () => {
  await readiness.tell("w1", { isReady: false, waitsFor: "Waiting." });
  await database.$executeRaw`UPDATE worker_readiness SET told_at = told_at - interval '16 seconds'`;
  expect(await readiness.waitsFor()).toBeNull();
});
