import { execa } from "execa";
import type { Terminal } from "./terminal.ts";

/** Longer nobody waits for what they can see on the pages. */
const timeoutMs = 6_000;

/** Looks once whether clusters and Prometheus have what greenroom.yaml names, and says what is missing there, one line
 * each, and where nobody could look.
 * @param environment settings of the portal, which asks the same */
export async function sayMissing(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Pick<Terminal, "line">,
  signal: AbortSignal,
  waitsMs = timeoutMs,
): Promise<void> {
  const { exitCode, stdout, timedOut } = await execa(
    process.execPath,
    ["packages/adapters/bin/config.ts", "live"],
    { cwd: root, env: environment, cancelSignal: signal, reject: false, timeout: waitsMs },
  );
  signal.throwIfAborted();
  const lines = timedOut
    ? [`clusters and Prometheus gave no answer in ${waitsMs / 1000} s; npm run config -- check asks again`]
    : stdout.split("\n").filter((line) => line.trim() !== "");
  for (const line of lines) terminal.line(`✖ ${line}`);
  if (!timedOut && exitCode !== 0 && lines.length === 0)
    terminal.line("✖ clusters and Prometheus could not be asked; npm run config -- check says why");
}
