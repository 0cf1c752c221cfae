import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Workspace } from "./workspace.ts";

const releasePattern = /^\d+\.\d+\.\d+$/;
const releaseSchema = z.string().regex(releasePattern, "must be a release such as 1.2.3");
const pinsSchema = z.record(z.string(), z.record(z.string(), releaseSchema));

/** Release per environment, by layer. */
type ReleasePins = z.infer<typeof pinsSchema>;

/** What packages/infra consists of, read from its folders. */
export interface InfraLayout {
  readonly environments: readonly string[];
  readonly layers: readonly string[];
  readonly modules: readonly string[];
  readonly pins: ReleasePins;
  /** The release that this checkout would become. */
  readonly currentRelease: string;
}

/** @throws Error naming versions.yaml and the field when a pin is malformed */
export function readLayout(infraDir: string): InfraLayout {
  return {
    environments: folders(join(infraDir, "environments")),
    layers: folders(join(infraDir, "stacks")),
    modules: folders(join(infraDir, "modules")),
    pins: readPins(readFileSync(join(infraDir, "versions.yaml"), "utf8")),
    currentRelease: z
      .object({ version: releaseSchema })
      .parse(JSON.parse(readFileSync(join(infraDir, "package.json"), "utf8"))).version,
  };
}

export function workspacesOf({ environments, layers }: InfraLayout): readonly Workspace[] {
  return environments.flatMap((environment) => layers.map((layer) => ({ environment, layer })));
}

/** @throws Error when nothing is pinned for the workspace */
export function pinnedRelease({ pins }: InfraLayout, { environment, layer }: Workspace): string {
  const release = pins[layer]?.[environment];
  if (release === undefined) throw new Error(`versions.yaml: ${layer}.${environment} is missing`);
  return release;
}

/** Folders of the modules that a module or stack calls, itself excluded, transitively. */
export function modulesUsedBy(infraDir: string, callerDir: string): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [join(infraDir, callerDir)];
  for (let caller = pending.pop(); caller !== undefined; caller = pending.pop()) {
    for (const name of calledModules(caller)) {
      if (found.has(name)) continue;
      found.add(name);
      pending.push(join(infraDir, "modules", name));
    }
  }
  return found;
}

function calledModules(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".tf"))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), "utf8").matchAll(
        /source\s*=\s*"(?:\.\.\/)+(?:modules\/)?([a-z0-9-]+)"/g,
      ),
    ])
    .map(([, name]) => name ?? "");
}

function readPins(text: string): ReleasePins {
  const parsed = pinsSchema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `versions.yaml: ${path.join(".")} ${message}`).join("\n"),
  );
}

function folders(parent: string): readonly string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
