import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { spawn } from "node:child_process";
import { z } from "zod";

const readySchema = z.object({ url: z.url(), signInLink: z.url() });
const startsWithinMs = 900_000;

/** A portal with its own Postgres and no cluster, on a model of its own.
 * @param variables settings beyond those of this process */
export async function startPortal(
  root: string,
  modelDirectory: string,
  variables: Readonly<Record<string, string>> = {},
) {
  const stateDirectory = mkdtempSync(join(tmpdir(), "greenroom-bench-"));
  const child = spawn(process.execPath, [join(root, "packages/sandbox/src/start/main.ts")], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      ...variables,
      GREENROOM_STATE_DIR: stateDirectory,
      GREENROOM_SANDBOX: "off",
      TF_BINARY: "/nonexistent/tofu",
      GREENROOM_MODEL_DIR: modelDirectory,
    },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(stateDirectory, { recursive: true, force: true });
  };
  const deadline = performance.now() + startsWithinMs;
  while (performance.now() < deadline && child.exitCode === null) {
    try {
      const ready = readySchema.parse(JSON.parse(readFileSync(join(stateDirectory, "ready.json"), "utf8")));
      return { ...ready, pid: child.pid ?? 0, stop };
    } catch {
      await delay(500);
    }
  }
  await stop();
  throw new Error("the portal did not start; its own words are above");
}
