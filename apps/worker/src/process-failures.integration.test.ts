import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@greenroom/adapters/postgres";
import { freePort } from "@greenroom/sandbox/host";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { startApiServerFixture } from "../../../packages/adapters/src/kubernetes/api-server-fixture.ts";

const root = join(import.meta.dirname, "../../..");
const url = await startTestDatabase(migrate);
const directory = mkdtempSync(join(tmpdir(), "greenroom-worker-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** The worker as it runs in production. */
async function startWorker({ before = "", kubeconfig = "" }: { before?: string; kubeconfig?: string }) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      ...(before ? ["--import", `data:text/javascript,${encodeURIComponent(before)}`] : []),
      join(import.meta.dirname, "main.ts"),
    ],
    {
      env: {
        PATH: process.env["PATH"],
        DATABASE_URL: url,
        GREENROOM_BASE_URL: "http://localhost:3000",
        GREENROOM_STATE_KEY: Buffer.alloc(32).toString("base64"),
        GREENROOM_CONFIG: join(root, "greenroom.yaml"),
        GREENROOM_OBJECTIVES_DIR: join(root, "docs/objectives"),
        GREENROOM_INFRA_DIR: join(root, "packages/infra"),
        GREENROOM_MANIFESTS_DIR: join(root, "packages/manifests"),
        WORKER_PORT: String(port),
        LOG_LEVEL: "error",
        ...(kubeconfig ? { KUBECONFIG: kubeconfig } : {}),
      },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const lines: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => lines.push(...text.split("\n")));
  onTestFinished(() => void child.kill("SIGKILL"));
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  return {
    child,
    get,
    logged: () => lines.join("\n"),
    isUp: () => vi.waitFor(async () => expect((await get("/healthz")).status).toBe(200), 20_000),
    rejections: async () =>
      Number(/^greenroom_unhandled_rejections_total (\d+)$/m.exec(await (await get("/metrics")).text())?.[1]),
  };
}

test("a rejection that nobody handles is logged with its cause and counted, and the worker goes on", async () => {
  const worker = await startWorker({
    before: `process.once("SIGUSR2", () => {
      void Promise.reject(new Error("forgotten", { cause: new Error("the innermost") }));
      void Promise.reject("no error at all");
    })`,
  });
  await worker.isUp();
  expect(await worker.rejections()).toBe(0);
  worker.child.kill("SIGUSR2");
  await vi.waitFor(async () => expect(await worker.rejections()).toBe(2), 10_000);
  expect((await worker.get("/healthz")).status).toBe(200);
  expect(worker.logged()).toMatch(/"level":50.*forgotten.*the innermost/);
  expect(worker.logged()).toMatch(/"level":50.*no error at all/);
  worker.child.kill("SIGTERM");
  expect(await once(worker.child, "exit")).toEqual([0, null]);
});

test("an exception that nobody catches ends the worker with exit code 1, and is logged", async () => {
  const worker = await startWorker({
    before: `process.once("SIGUSR2", () => { throw new Error("half done"); })`,
  });
  await worker.isUp();
  worker.child.kill("SIGUSR2");
  expect(await once(worker.child, "exit")).toEqual([1, null]);
  expect(worker.logged()).toMatch(/"level":60.*half done/);
});

test("a credential plugin that begins to fail while the worker watches ends nothing, and all recovers", async () => {
  const api = await startApiServerFixture();
  onTestFinished(() => api.stop());
  const answer = join(directory, "answer");
  const become = (script: string) => writeFileSync(answer, script);
  const print = (token: string) =>
    `echo '${JSON.stringify({
      kind: "ExecCredential",
      status: { token, expirationTimestamp: new Date(Date.now() + 8_000).toISOString() },
    })}'`;
  become(print("first"));
  const command = api.program(`. ${answer}`);
  const worker = await startWorker({
    kubeconfig: api.kubeconfig({ exec: { apiVersion: "client.authentication.k8s.io/v1", command } }),
  });
  const watchesBy = (token: string) =>
    api.asked.filter(({ isWatch, authorization }) => isWatch && authorization === `Bearer ${token}`).length;
  await worker.isUp();
  await vi.waitFor(() => expect(watchesBy("first")).toBe(12), 20_000);
  become("exit 1");
  // The token ends, then the watches, and for a while nothing can be opened.
  await vi.waitFor(() => expect(api.open()).toBe(0), 20_000);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(worker.child.exitCode).toBeNull();
  expect((await worker.get("/healthz")).status).toBe(200);
  become(print("second"));
  await vi.waitFor(() => expect(watchesBy("second")).toBeGreaterThanOrEqual(12), 20_000);
  expect(await worker.rejections()).toBe(0);
});
