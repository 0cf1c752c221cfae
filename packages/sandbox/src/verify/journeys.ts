import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { readyFileSchema } from "../start/ready-file.ts";
import { type CommandOutcome, runCommand } from "./command.ts";
import { readJsonWhenWritten } from "./ready.ts";

const allLiveTimeoutMs = 10 * 60_000;

/** Starts the whole product in a state directory of its own, as `npm start` does, walks through it in a
 * browser, stops it, and looks for what it left behind.
 * @param programs paths of the browser and of kubectl */
export async function runJourneys(
  root: string,
  { chromium, kubectl }: { chromium: string; kubectl: string },
): Promise<readonly CommandOutcome[]> {
  const stateDir = mkdtempSync(join(tmpdir(), "greenroom-journeys-"));
  const env = { GREENROOM_STATE_DIR: stateDir };
  const outcomes: CommandOutcome[] = [];
  const startedAt = performance.now();
  const product = execa(process.execPath, [join(root, "packages/sandbox/src/start/main.ts")], {
    cwd: root,
    env,
    all: true,
    reject: false,
    stdin: "ignore",
    forceKillAfterDelay: 60_000,
  });
  const abort = new AbortController();
  void product.then(() => abort.abort(new Error("npm start ended")));
  try {
    const ready = await readJsonWhenWritten(
      join(stateDir, "ready.json"),
      readyFileSchema,
      allLiveTimeoutMs,
      abort.signal,
    );
    outcomes.push({
      title: "product started",
      passed: true,
      seconds: (performance.now() - startedAt) / 1000,
      output: "",
    });
    outcomes.push(
      await runCommand({
        title: "playwright",
        file: "playwright",
        args: ["test"],
        cwd: join(root, "apps/portal"),
        env: {
          ...env,
          GREENROOM_URL: ready.url,
          GREENROOM_SIGN_IN_LINK: ready.signInLink,
          GREENROOM_ADMIN_KUBECONFIG: ready.adminKubeconfig ?? "",
          CHROMIUM: chromium,
          KUBECTL: kubectl,
        },
      }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    outcomes.push({
      title: "product started",
      passed: false,
      seconds: (performance.now() - startedAt) / 1000,
      output: reason,
    });
  }
  product.kill("SIGTERM");
  const { exitCode, all } = await product;
  outcomes.push({ title: "product stopped", passed: exitCode === 0, seconds: 0, output: all ?? "" });
  outcomes.push(
    await runCommand({
      title: "nothing is left behind",
      file: process.execPath,
      args: [join(root, "packages/sandbox/src/cli/main.ts"), "leftovers"],
      env,
    }),
  );
  if (outcomes.every((outcome) => outcome.passed)) rmSync(stateDir, { recursive: true, force: true });
  return outcomes;
}
