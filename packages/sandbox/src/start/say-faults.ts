import { execa } from "execa";
import { PreparationError } from "../host/index.ts";
import { withAbsolutePaths } from "./given-paths.ts";
import { compileCache } from "./product-processes.ts";
import type { Terminal } from "./terminal.ts";

/** Says every fault of greenroom.yaml and of the files that it speaks of, with its line. The product starts without the
 * pieces that they are in.
 * @throws PreparationError where nothing is left to start with */
export async function sayFaults(
  root: string,
  given: Readonly<Record<string, string | undefined>>,
  terminal: Pick<Terminal, "line">,
  signal: AbortSignal,
): Promise<void> {
  const variables = withAbsolutePaths(root, given);
  const { exitCode, stderr } = await execa(process.execPath, ["packages/adapters/bin/config.ts", "start"], {
    cwd: root,
    env: { ...variables, ...compileCache(variables) },
    cancelSignal: signal,
    reject: false,
  });
  signal.throwIfAborted();
  const said = stderr.trim();
  if (exitCode !== 0)
    throw new PreparationError({
      what: "Greenroom did not start",
      why: said,
      remedy: "correct it and start again; npm run config -- check says the same without a start",
    });
  if (said !== "") terminal.line(`✖ ${said}`);
}
