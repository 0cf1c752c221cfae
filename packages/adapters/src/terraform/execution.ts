import { createRedactor, redact, type TerraformStop } from "@greenroom/core/runs";
import { type Diagnostic, parseEvent, renderDiagnostic, renderEvent, type TerraformEvent } from "./event.ts";
import { runProcess } from "./run-process.ts";

export interface ExecutionOptions {
  readonly binary: string;
  /** The unpacked configuration. */
  readonly root: string;
  /** The root module in it. */
  readonly stack: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Outside what Terraform reads. */
  readonly outputFolder: string;
  /** Told the leader of each command's process group. */
  readonly onStarted: (leader: number) => void;
  readonly secrets: readonly string[];
  readonly graceMs: number;
  readonly lockTimeoutSeconds: number;
  readonly log: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Terraform's commands in one work directory, with one redacted log. */
export interface Execution {
  readonly root: string;
  readonly stack: string;
  readonly lockTimeout: string;
  /** Null when it succeeded. */
  init(): Promise<TerraformStop | null>;
  validate(): Promise<TerraformStop | null>;
  stream(args: readonly string[]): Promise<{
    readonly stop: TerraformStop | null;
    readonly changes: TerraformEvent["changes"] | null;
  }>;
  /** The parsed output of `show -json`. */
  show(planFile: string): Promise<unknown>;
  /** Hands out what the log still holds back. */
  end(): void;
}

export function createExecution(options: ExecutionOptions): Execution {
  const redactor = createRedactor(options.secrets);
  const write = (line: string) => {
    const shown = redactor.push(`${line}\n`);
    if (shown !== "") options.log(shown);
  };

  async function run(args: readonly string[], onStdoutLine: (line: string) => void) {
    const errors: string[] = [];
    const end = await runProcess({
      command: options.binary,
      args,
      cwd: options.stack,
      env: options.variables,
      outputFolder: options.outputFolder,
      onStarted: options.onStarted,
      signal: options.signal,
      graceMs: options.graceMs,
      onStdoutLine,
      onStderrLine: (line) => {
        if (line.trim() === "") return;
        errors.push(line);
        write(line);
      },
    });
    return { ...end, errors };
  }

  function stopOf(
    end: Awaited<ReturnType<typeof run>>,
    diagnostics: readonly Diagnostic[],
  ): TerraformStop | null {
    // An interrupt that came too late changes nothing about what has been done.
    if (end.exitCode === 0) return null;
    if (end.stop !== "none") return { outcome: "stopped", forced: end.stop === "killed" };
    const found = diagnostics.filter(({ severity }) => severity === "error");
    const message = found.length > 0 ? found.map(renderDiagnostic).join("\n") : end.errors.join("\n");
    return {
      outcome: "failed",
      code: /saved plan is stale/i.test(message) ? "stale" : "failed",
      message: redact(message || `Terraform ended with exit code ${end.exitCode}.`, options.secrets),
    };
  }

  return {
    root: options.root,
    stack: options.stack,
    lockTimeout: `-lock-timeout=${options.lockTimeoutSeconds}s`,
    async init() {
      const out: string[] = [];
      // It may add this machine's provider hashes to the lock file. The plan file carries the lock file it was
      // made with, and apply refuses a plan whose lock file differs from the one that init comes to.
      const end = await run(["init", "-input=false", "-no-color"], (line) => {
        out.push(line);
        if (line.trim() !== "") write(line);
      });
      return stopOf(end, []);
    },
    async validate() {
      const out: string[] = [];
      const end = await run(["validate", "-json"], (line) => out.push(line));
      const diagnostics = validateDiagnostics(out.join("\n"));
      for (const diagnostic of diagnostics) write(renderDiagnostic(diagnostic));
      const stop = stopOf(end, diagnostics);
      if (stop === null) write("The configuration is valid.");
      return stop;
    },
    async stream(args) {
      const diagnostics: Diagnostic[] = [];
      let changes: TerraformEvent["changes"] | null = null;
      const end = await run(args, (line) => {
        const event = parseEvent(line);
        if (event === null) {
          if (line.trim() !== "") write(line);
          return;
        }
        if (event.diagnostic) diagnostics.push(event.diagnostic);
        if (event.type === "change_summary" && event.changes) changes = event.changes;
        const shown = renderEvent(event);
        if (shown !== "") write(shown);
      });
      return { stop: stopOf(end, diagnostics), changes };
    },
    async show(planFile) {
      const out: string[] = [];
      const end = await run(["show", "-json", planFile], (line) => out.push(line));
      if (end.exitCode !== 0) throw new Error(redact(`show: ${end.errors.join("\n")}`, options.secrets));
      return JSON.parse(out.join("\n")) as unknown;
    },
    end() {
      const rest = redactor.flush();
      if (rest !== "") options.log(rest);
    },
  };
}

function validateDiagnostics(output: string): readonly Diagnostic[] {
  try {
    const { diagnostics } = JSON.parse(output) as { diagnostics?: readonly Diagnostic[] };
    return diagnostics ?? [];
  } catch {
    return [];
  }
}
