import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, renameSync } from "node:fs";
import { join } from "node:path";

const backoffMaxMs = 10_000;
const stableMs = 60_000;

export interface ComponentDescription {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly logDir: string;
  readonly onChange: (component: Component) => void;
  readonly onEnd: (name: string, message: string) => void;
}

/** One part of the cluster, started again with growing pauses when it ends. The end of the pid namespace
 * ends it for good. */
export class Component {
  readonly #description: ComponentDescription;
  #child: ChildProcess | null = null;
  #failures = 0;
  restarts = 0;

  constructor(description: ComponentDescription) {
    this.#description = description;
    const log = this.#logFile();
    if (existsSync(log)) renameSync(log, `${log}.1`);
    this.#start();
  }

  get name(): string {
    return this.#description.name;
  }

  /** As seen in the cluster's pid namespace; null while it waits to be started again. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  #logFile(): string {
    return join(this.#description.logDir, `${this.name}.log`);
  }

  #start(): void {
    const { program, args, onChange } = this.#description;
    const log = openSync(this.#logFile(), "a");
    const child = spawn(program, args, { stdio: ["ignore", log, log] });
    closeSync(log);
    this.#child = child;
    const startedAtMs = performance.now();
    // A program that cannot be started at all emits only "error".
    child.once("error", (error) => {
      if (child.pid === undefined) this.#ended(error.message, startedAtMs);
    });
    child.once("exit", (code, signal) =>
      this.#ended(`ended (${signal ?? `exit code ${code}`})`, startedAtMs),
    );
    onChange(this);
  }

  #ended(message: string, startedAtMs: number): void {
    const { onChange, onEnd } = this.#description;
    this.#child = null;
    this.#failures = performance.now() - startedAtMs > stableMs ? 1 : this.#failures + 1;
    onEnd(this.name, message);
    onChange(this);
    setTimeout(
      () => {
        this.restarts += 1;
        this.#start();
      },
      Math.min(250 * 2 ** this.#failures, backoffMaxMs),
    );
  }
}
