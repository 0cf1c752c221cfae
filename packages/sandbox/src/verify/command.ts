import { execa } from "execa";

export interface Command {
  readonly title: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

export interface CommandOutcome {
  readonly title: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** Runs to the end and never throws: a failed check must not hide the others. */
export async function runCommand(command: Command, signal?: AbortSignal): Promise<CommandOutcome> {
  const startedAt = performance.now();
  const result = await execa(command.file, command.args, {
    all: true,
    reject: false,
    forceKillAfterDelay: 5000,
    ...(command.cwd ? { cwd: command.cwd } : {}),
    ...(command.env ? { env: command.env } : {}),
    ...(signal ? { cancelSignal: signal, gracefulCancel: false } : {}),
  });
  return {
    title: command.title,
    passed: !result.failed,
    seconds: (performance.now() - startedAt) / 1000,
    output: result.all || result.shortMessage || "",
  };
}
