import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type ReadyFile, readyFileSchema } from "../start/ready-file.ts";
import { warningsIn } from "./log-lines.ts";
import { readJsonWhenWritten } from "./ready.ts";

const processLogs = ["portal.log", "worker.log"];
const allLiveTimeoutMs = 10 * 60_000;

export interface ProductUnderTest {
  readonly stateDir: string;
  /** Waits until everything is live.
   * @throws Error when it ends before, or after ten minutes */
  ready(): Promise<ReadyFile>;
  /** @returns everything that it printed
   * @throws Error with the same, unless it ended well; Error with what Node warned of in its processes' logs */
  stop(): Promise<string>;
  /** Removes its state. Not after a failure: it holds the logs. */
  remove(): void;
}

/** Starts the whole product as `npm start` does, in a state directory of its own.
 * @param variables of its environment, beside the caller's own
 * @param again the state directory of one that was stopped, to start it again; null = a new one */
export function startProductUnderTest(
  root: string,
  name: string,
  variables: Readonly<Record<string, string>> = {},
  again: string | null = null,
): ProductUnderTest {
  const stateDir = again ?? mkdtempSync(join(tmpdir(), `greenroom-${name}-`));
  rmSync(join(stateDir, "ready.json"), { force: true });
  const product = execa(process.execPath, [join(root, "packages/sandbox/src/start/main.ts")], {
    cwd: root,
    env: { ...variables, GREENROOM_STATE_DIR: stateDir },
    all: true,
    reject: false,
    stdin: "ignore",
    forceKillAfterDelay: 90_000,
  });
  const ended = new AbortController();
  void product.then(() => ended.abort(new Error("npm start ended")));
  return {
    stateDir,
    ready: () =>
      readJsonWhenWritten(join(stateDir, "ready.json"), readyFileSchema, allLiveTimeoutMs, ended.signal),
    stop: async () => {
      product.kill("SIGTERM");
      const { exitCode, all } = await product;
      if (exitCode !== 0) throw new Error(`exit code ${exitCode}; npm start printed:\n${all}`);
      const warnings = processLogs
        .map((log) => join(stateDir, "log", log))
        .filter((log) => existsSync(log))
        .flatMap((log) => warningsIn(readFileSync(log, "utf8")));
      if (warnings.length > 0) throw new Error(`the log of a process warns:\n${warnings.join("\n")}`);
      return all;
    },
    remove: () => rmSync(stateDir, { recursive: true, force: true }),
  };
}
