import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { platformStatusSchema, type PreparationStep } from "@greenroom/core/platform";
import { signInPath } from "./first-sign-in.ts";
import { addressLines } from "./node-ports.ts";
import { type ReadyFile, readyFileSchema, writeReadyFile } from "./ready-file.ts";

/** What somebody needs of a product that was started: said when everything is live, and by `sandbox -- status`. */
export interface Summary {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Below it a person waits for their terminal's answer gladly. */
const linkTimeoutMs = 15_000;
const noLink = "no link can be made: the database does not answer (start again with npm start)";

/** @param nodePorts NodePort → port on 127.0.0.1; empty without a cluster
 * @param signInLink null = none could be made */
export function summarise(
  steps: readonly PreparationStep[],
  {
    url,
    signInLink,
    nodePorts,
  }: Pick<ReadyFile, "url" | "nodePorts"> & { readonly signInLink: string | null },
): Summary {
  const missing = steps.filter(({ state }) => state !== "ready").map(({ label }) => label);
  return {
    title: missing.length === 0 ? "all is live" : `not there: ${missing.join(", ")}`,
    lines: [`Greenroom     ${url}`, `sign in       ${signInLink ?? noLink}`, ...addressLines(nodePorts)],
  };
}

/** Of the product that runs in a state directory, with a link that signs the first admin in: the one that was said last
 * while it can still be used, or a fresh one, which is kept.
 * @returns null while it is not whole yet, or what it wrote cannot be read; `isAnswering` = its database does */
export async function readSummary(
  root: string,
  stateDir: string,
): Promise<(Summary & { readonly isAnswering: boolean }) | null> {
  const readyFile = join(stateDir, "ready.json");
  const read = readFiles(join(stateDir, "status.json"), readyFile);
  if (read === null) return null;
  const { steps, ready } = read;
  const signInLink = await signInPath(
    root,
    ready.databaseUrl,
    ready.signInLink,
    AbortSignal.timeout(linkTimeoutMs),
  ).then(
    (path) => `${ready.url}${path}`,
    () => null,
  );
  // Not where the product has ended meanwhile.
  if (signInLink !== null && signInLink !== ready.signInLink && existsSync(readyFile))
    writeReadyFile(readyFile, { ...ready, signInLink });
  return { ...summarise(steps, { ...ready, signInLink }), isAnswering: signInLink !== null };
}

function readFiles(statusFile: string, readyFile: string) {
  try {
    const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
    return {
      steps: platformStatusSchema.parse(read(statusFile)).steps,
      ready: readyFileSchema.parse(read(readyFile)),
    };
  } catch {
    return null;
  }
}
