import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
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
/** So many of its last words are told when it ends. */
const lastWordsMax = 4_000;
const lastWordsWithinMs = 200;

/** A process that is started again when it ends by itself, with growing pauses, until it is stopped. */
export class SupervisedProcess {
  readonly #description: ProcessDescription;
  readonly #onEnd: (message: string) => void;
  #child: ChildProcess | null = null;
  #stopping = false;
  #startedAtMs = 0;
  #failures = 0;
  #lastWords = "";
  readonly #firstEnd = Promise.withResolvers<string>();

  constructor(description: ProcessDescription, onEnd: (message: string) => void) {
    this.#description = description;
    this.#onEnd = onEnd;
  }

  /** How it ended for the first time by itself, in its own last words; whoever waits for it waits no longer. */
  get firstEnd(): Promise<string> {
    return this.#firstEnd.promise;
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
    this.#lastWords = "";
    child.stderr.setEncoding("utf8").on("data", (words: string) => {
      this.#lastWords = (this.#lastWords + words).slice(-lastWordsMax);
    });
    child.once("error", (error) => {
      const message = `${name} cannot be started: ${error.message}`;
      this.#onEnd(message);
      this.#firstEnd.resolve(message);
    });
    child.once("exit", (code, signal) => void this.#ended(child, log, code, signal));
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

  async #ended(
    child: ChildProcess,
    log: WriteStream,
    code: number | null,
    signal: string | null,
  ): Promise<void> {
    // Its last words may come after its end; what it left behind may keep its output open for ever.
    await Promise.race([once(child, "close"), delay(lastWordsWithinMs)]);
    log.end();
    if (!this.#stopping) await this.#restart(code, signal);
  }

  async #restart(code: number | null, signal: string | null): Promise<void> {
    const { name, logFile } = this.#description;
    const ended = `${name} ended (${signal ?? `exit code ${code}`})`;
    const words = this.#lastWords.trim();
    this.#firstEnd.resolve(words === "" ? `${ended}, see ${logFile}` : `${ended}: ${words}`);
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
