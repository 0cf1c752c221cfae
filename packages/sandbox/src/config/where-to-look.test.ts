import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { clusterFiles } from "../cluster/cluster-files.ts";
import { processIdentity } from "../host/process-identity.ts";
import { whereToLook } from "./where-to-look.ts";

const root = join(import.meta.dirname, "../../../..");
let stateDir: string;
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "greenroom-look-"));
  return () => rmSync(stateDir, { recursive: true });
});

/** A run whose process is this one: it lives. */
function runs(nodePorts: Readonly<Record<string, number>>): void {
  const { runFile } = clusterFiles(stateDir);
  mkdirSync(join(runFile, ".."), { recursive: true });
  const run = {
    processes: [processIdentity(process.pid)],
    startedAt: new Date().toISOString(),
    kubernetesDir: "/nowhere",
    apiPort: 9,
    nodePorts,
    namespaces: [],
  };
  writeFileSync(runFile, JSON.stringify(run));
}

test("the sandbox that runs is asked where nothing is named, and it is said which", () => {
  runs({ "30090": 4004 });
  const { variables, said } = whereToLook({ PATH: "/bin", KUBECONFIG: "" }, stateDir);
  expect(variables).toMatchObject({ PATH: "/bin", PROMETHEUS_URL: "http://127.0.0.1:4004" });
  expect(variables["KUBECONFIG"]).toMatch(/portal\.kubeconfig$/);
  expect(said).toBe(
    `asking this checkout's sandbox: KUBECONFIG=${variables["KUBECONFIG"]} PROMETHEUS_URL=http://127.0.0.1:4004`,
  );
});

test.each([
  { KUBECONFIG: "mine" },
  { PROMETHEUS_URL: "http://mine" },
  { KUBERNETES_SERVICE_HOST: "10.0.0.1" },
])("what is named is asked: %o", (given) => {
  runs({ "30090": 4004 });
  expect(whereToLook(given, stateDir)).toEqual({ variables: given, said: null });
});

test("without a sandbox the exports are said", () => {
  const { variables, said } = whereToLook({}, stateDir);
  expect(variables).toEqual({});
  expect(said).toMatch(/npm start, or export KUBECONFIG=<path> PROMETHEUS_URL=http/);
});

test("npm run config asks the sandbox that runs, and a sandbox that does not answer is a fault", () => {
  runs({ "30090": 9 });
  const { KUBECONFIG: _k, PROMETHEUS_URL: _p, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "packages/sandbox/src/config/main.ts"), "check"],
    { cwd: root, env: { ...rest, GREENROOM_STATE_DIR: stateDir }, encoding: "utf8" },
  );
  expect(stdout).toMatch(/^asking this checkout's sandbox: KUBECONFIG=/);
  expect(stderr).toMatch(/KUBECONFIG names .*portal\.kubeconfig: /);
  expect(stderr).toMatch(/http:\/\/127\.0\.0\.1:9: Prometheus could not be reached/);
  expect(status).toBe(2);
});
