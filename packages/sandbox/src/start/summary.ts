import { readFileSync } from "node:fs";
import { join } from "node:path";
import { platformStatusSchema, type PreparationStep } from "@greenroom/core/platform";
import { addressLines } from "./node-ports.ts";
import { type ReadyFile, readyFileSchema } from "./ready-file.ts";

/** What somebody needs of a product that was started: said when everything is live, and by `sandbox -- status`. */
export interface Summary {
  readonly title: string;
  readonly lines: readonly string[];
}

/** @param nodePorts NodePort → port on 127.0.0.1; empty without a cluster */
export function summarise(
  steps: readonly PreparationStep[],
  { url, signInLink, nodePorts }: Pick<ReadyFile, "url" | "signInLink" | "nodePorts">,
): Summary {
  const missing = steps.filter(({ state }) => state !== "ready").map(({ label }) => label);
  return {
    title: missing.length === 0 ? "all is live" : `not there: ${missing.join(", ")}`,
    lines: [`Greenroom     ${url}`, `sign in       ${signInLink}`, ...addressLines(nodePorts)],
  };
}

/** Of the product that runs in a state directory.
 * @returns null while it is not whole yet, or what it wrote cannot be read */
export function readSummary(stateDir: string): Summary | null {
  try {
    const read = (name: string): unknown => JSON.parse(readFileSync(join(stateDir, name), "utf8"));
    return summarise(
      platformStatusSchema.parse(read("status.json")).steps,
      readyFileSchema.parse(read("ready.json")),
    );
  } catch {
    return null;
  }
}
