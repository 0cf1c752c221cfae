import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

const startTimeoutMs = 30_000;

/** Prometheus or Alertmanager, with the arguments of its manifest. */
export class RunningProgram {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** @param args of the manifest, with paths of this machine; it listens on loopback, at a port that the kernel chooses
   * @throws Error with the log's end when it does not become ready */
  static async start(binary: string, args: readonly string[]): Promise<RunningProgram> {
    const onLoopback = args.map((arg) => arg.replace(/^(--web\.listen-address=).*$/, "$1127.0.0.1:0"));
    const child = spawn(binary, onLoopback, { stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data: Buffer) => {
        log = (log + data.toString()).slice(-20_000);
      });
    const deadline = performance.now() + startTimeoutMs;
    while (performance.now() < deadline && child.exitCode === null) {
      const port = /"msg":"Listening on","?.*?"address":"127\.0\.0\.1:(\d+)"/.exec(log)?.[1];
      const url = `http://127.0.0.1:${port}`;
      if (port && (await isReady(url))) return new RunningProgram(child, url);
      await delay(50);
    }
    child.kill("SIGKILL");
    throw new Error(`${binary} did not become ready:\n${log.slice(-2000)}`);
  }

  /** @throws Error when the answer is not 2xx or no JSON */
  async get(path: string): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return await response.json();
  }

  /** One of its own metrics, as Prometheus would scrape it; undefined when it has no such series yet. */
  async metric(series: string): Promise<number | undefined> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const line = text.split("\n").find((candidate) => candidate.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/-/ready`)).ok;
  } catch {
    return false;
  }
}

/** Asks until the answer is wanted, for ten seconds.
 * @returns the last answer, wanted or not: an assertion says what is wrong with it */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    const value = await ask();
    if (isWanted(value) || attempt === 100) return value;
    await delay(100);
  }
}
