import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type ReadyFile, readyFileSchema } from "../start/ready-file.ts";
import { type CommandOutcome, runCommand } from "./command.ts";
import { readJsonWhenWritten } from "./ready.ts";

/** Skipped by the integration stage, which has no cluster with nodes. */
const clusterTests = ["packages/infra/tests/cluster.test.ts", "packages/manifests/tests/cluster"];
const allLiveTimeoutMs = 10 * 60_000;

/** Starts the whole product in a state directory of its own, as `npm start` does, walks through it in a
 * browser, stops it, and looks for what it left behind.
 * @param programs paths of the browser and of kubectl
 * @param environment where tests find the programs they start
 * @param report called with each outcome as it is known */
export async function runJourneys(
  root: string,
  programs: { readonly chromium: string; readonly kubectl: string },
  environment: Record<string, string>,
  report: (outcome: CommandOutcome) => void,
): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "greenroom-journeys-"));
  const env = { GREENROOM_STATE_DIR: stateDir };
  const product = execa(process.execPath, [join(root, "packages/sandbox/src/start/main.ts")], {
    cwd: root,
    env,
    all: true,
    reject: false,
    stdin: "ignore",
    forceKillAfterDelay: 90_000,
  });
  const ended = new AbortController();
  void product.then(() => ended.abort(new Error("npm start ended")));
  const allPassed = await inOrder(report, [
    timed("product started", async () => {
      await untilReady(stateDir, ended.signal);
    }),
    async () => {
      const ready = await untilReady(stateDir, ended.signal);
      return await runCommand({
        title: "journeys in the browser",
        file: join(root, "apps/portal/node_modules/.bin/playwright"),
        args: ["test"],
        cwd: join(root, "apps/portal"),
        env: {
          ...env,
          GREENROOM_URL: ready.url,
          GREENROOM_SIGN_IN_LINK: ready.signInLink,
          GREENROOM_ADMIN_KUBECONFIG: ready.adminKubeconfig ?? "",
          CHROMIUM: programs.chromium,
          KUBECTL: programs.kubectl,
        },
      });
    },
    async () => {
      const { adminKubeconfig, nodePorts } = await untilReady(stateDir, ended.signal);
      return await runCommand({
        title: "infrastructure and manifests on the cluster",
        file: "vitest",
        args: ["run", "--project", "integration", ...clusterTests],
        env: {
          ...environment,
          GREENROOM_TEST_KUBECONFIG: adminKubeconfig ?? "",
          GREENROOM_TEST_NODE_PORTS: JSON.stringify(nodePorts),
        },
      });
    },
  ]);
  const stopped = await inOrder(report, [
    timed("product stopped", async () => {
      product.kill("SIGTERM");
      const { exitCode, all } = await product;
      if (exitCode !== 0 || !allPassed) throw new Error(`exit code ${exitCode}; npm start printed:\n${all}`);
    }),
    () =>
      runCommand({
        title: "nothing is left behind",
        file: process.execPath,
        args: [join(root, "packages/sandbox/src/cli/main.ts"), "leftovers"],
        env,
      }),
  ]);
  // Kept after a failure: it holds the logs.
  if (allPassed && stopped) rmSync(stateDir, { recursive: true, force: true });
}

type Step = () => Promise<CommandOutcome>;

/** Goes on to the next step only after a passed one. */
async function inOrder(report: (outcome: CommandOutcome) => void, steps: readonly Step[]): Promise<boolean> {
  for (const step of steps) {
    const outcome = await step();
    report(outcome);
    if (!outcome.passed) return false;
  }
  return true;
}

function timed(title: string, work: () => Promise<void>): Step {
  return async () => {
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1000;
    try {
      await work();
      return { title, passed: true, seconds: seconds(), output: "" };
    } catch (error) {
      const output = error instanceof Error ? error.message : String(error);
      return { title, passed: false, seconds: seconds(), output };
    }
  };
}

async function untilReady(stateDir: string, signal: AbortSignal): Promise<ReadyFile> {
  return await readJsonWhenWritten(join(stateDir, "ready.json"), readyFileSchema, allLiveTimeoutMs, signal);
}
