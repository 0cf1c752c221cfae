import { spawn } from "node:child_process";
import { join } from "node:path";
import { followOutput } from "./output-file.ts";

export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where its output is written; one command at a time has it. */
  readonly outputFolder: string;
  /** Told its process group's leader. What it throws ends the command. */
  readonly onStarted: (leader: number) => void;
  /** Aborting sends one SIGINT to the whole group, and SIGKILL after the grace period. */
  readonly signal: AbortSignal;
  readonly graceMs: number;
  readonly onStdoutLine: (line: string) => void;
  readonly onStderrLine: (line: string) => void;
}

export interface ProcessEnd {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** What became of an abort. */
  readonly stop: "none" | "interrupted" | "killed";
}

/** Runs a command in a process group of its own, so that its own children end with it. It outlives this process if
 * that is killed: Terraform then stores what it made, or leaves it in its folder. */
export async function runProcess(request: ProcessRequest): Promise<ProcessEnd> {
  const stdout = await followOutput(join(request.outputFolder, "stdout"), request.onStdoutLine);
  const stderr = await followOutput(join(request.outputFolder, "stderr"), request.onStderrLine);
  const [end] = await Promise.allSettled([spawnGroup(request, stdout.fd, stderr.fd)]);
  const read = await Promise.allSettled([stdout.end(), stderr.end()]);
  if (end.status === "rejected") throw end.reason;
  for (const output of read) if (output.status === "rejected") throw output.reason;
  return end.value;
}

function spawnGroup(request: ProcessRequest, stdout: number, stderr: number): Promise<ProcessEnd> {
  const { promise, resolve, reject } = Promise.withResolvers<ProcessEnd>();
  if (request.signal.aborted) {
    resolve({ exitCode: null, stop: "interrupted" });
    return promise;
  }
  const child = spawn(request.command, request.args, {
    cwd: request.cwd,
    env: request.env,
    detached: true,
    stdio: ["ignore", stdout, stderr],
  });

  try {
    if (child.pid !== undefined) request.onStarted(child.pid);
  } catch (error) {
    signalGroup(child.pid, "SIGKILL");
    reject(error);
  }

  let stop: ProcessEnd["stop"] = "none";
  let killTimer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    stop = "interrupted";
    // A second SIGINT would make Terraform drop what it is doing, so there is only ever one.
    signalGroup(child.pid, "SIGINT");
    killTimer = setTimeout(() => {
      stop = "killed";
      signalGroup(child.pid, "SIGKILL");
    }, request.graceMs);
  };
  request.signal.addEventListener("abort", interrupt, { once: true });
  const settled = () => {
    clearTimeout(killTimer);
    request.signal.removeEventListener("abort", interrupt);
  };
  child.once("error", (error) => {
    settled();
    reject(error);
  });
  child.once("close", (exitCode) => {
    settled();
    // Whatever it left behind in its group must not outlive it.
    signalGroup(child.pid, "SIGKILL");
    resolve({ exitCode, stop });
  });
  return promise;
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
