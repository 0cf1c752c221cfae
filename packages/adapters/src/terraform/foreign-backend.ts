import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TerraformStop } from "@greenroom/core/runs";
import { z } from "zod";

const initialisedSchema = z.object({ backend: z.object({ type: z.string() }).nullish() });

/** Where init has put the state of a stack that does not say that the portal keeps it: in another backend, of which no
 * run here would know, or in the folder, which goes with the run and what it made with it.
 * @param stack the root module's folder, after init
 * @returns null = the portal keeps it */
export async function refuseForeignBackend(stack: string, layer: string): Promise<TerraformStop | null> {
  const type = await initialisedBackend(join(stack, ".terraform", "terraform.tfstate"));
  if (type === "http") return null;
  const where = type === null ? "names no backend" : `keeps its state in the backend "${type}"`;
  return {
    outcome: "failed",
    code: "failed",
    message: `stacks/${layer} ${where}, so this run would not work on the state that Greenroom keeps. Write terraform { backend "http" {} } there; docs/bring-your-own.md says how an existing state moves in.`,
  };
}

async function initialisedBackend(path: string): Promise<string | null> {
  try {
    return initialisedSchema.parse(JSON.parse(await readFile(path, "utf8"))).backend?.type ?? null;
  } catch (error) {
    // Without a backend nothing is written.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
