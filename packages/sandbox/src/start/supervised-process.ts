import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

export interface ProcessDescription {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Record<string, string | undefined>;
  readonly logFile: string;
  /** Time to end after SIGTERM before SIGKILL. */
  readonly graceMs: number;
}

/** Exit code of a process whose configuration is wrong: starting it again cannot help. */
const configurationFault = 2;
const backoffMaxMs = 10_000;

/** A process that is started again when it ends by itself, with growing pauses, until it is stopped. */
export class SupervisedProcess {
  readonly #description: ProcessDescription;
  readonly #onEnd: (message: string) => void;
  #child: ChildProcess | null = null;
  #stopping = false;
  #startedAtMs = 0;
  #failures = 0;

  constructor(description: ProcessDescription, onEnd: (message: string) => void) {
    this.#description = description;
    this.#onEnd = onEnd;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    const { command, args, cwd, env, logFile, name } = this.#description;
    const log = createWriteStream(logFile, { flags: "a" });
    // An own process group: Ctrl-C in the terminal reaches only the supervisor, which ends all in order.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    this.#startedAtMs = performance.now();
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once("error", (error) => this.#onEnd(`${name} cannot be started: ${error.message}`));
    child.once("exit", (code, signal) => {
      log.end();
      if (!this.#stopping) void this.#restart(code, signal);
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    killGroup(child.pid, "SIGTERM");
    const abort = new AbortController();
    const killed = delay(this.#description.graceMs, undefined, { signal: abort.signal })
      .then(() => child.pid && killGroup(child.pid, "SIGKILL"))
      .catch(() => undefined);
    await exited;
    abort.abort();
    await killed;
    // What the process left in its group goes with it.
    killGroup(child.pid, "SIGKILL");
  }

  async #restart(code: number | null, signal: string | null): Promise<void> {
    const { name, logFile } = this.#description;
    const ended = `${name} ended (${signal ?? `exit code ${code}`})`;
    if (code === configurationFault) {
      this.#onEnd(`${ended}: its configuration is wrong, see ${logFile}`);
      return;
    }
    this.#failures = performance.now() - this.#startedAtMs > 60_000 ? 0 : this.#failures + 1;
    const pauseMs = Math.min(250 * 2 ** this.#failures, backoffMaxMs);
    this.#onEnd(`${ended}; starting it again in ${pauseMs} ms, see ${logFile}`);
    await delay(pauseMs);
    if (!this.#stopping) this.start();
  }
}

function killGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
