import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildOverlay } from "../build-overlay.ts";
import { configurationOf, workloadsOf } from "../manifest-object.ts";

/** Lays a program's configuration out below a directory of this machine, as its container would find it below `/`.
 * @param rewrite last changes to a file of it
 * @returns the manifest's arguments, with the paths of that directory */
export function installProgram(
  overlay: string,
  name: "prometheus" | "alertmanager",
  directory: string,
  rewrite: (text: string, file: string) => string = (text) => text,
): readonly string[] {
  const objects = buildOverlay(overlay);
  const moved = (text: string) => text.replaceAll(/(?<![\w.])(?=\/(etc|data|var)\b)/g, directory);
  const configuration = moved(`/etc/${name}`);
  mkdirSync(configuration, { recursive: true });
  for (const [file, text] of Object.entries(configurationOf(objects, name)))
    writeFileSync(join(configuration, file), rewrite(moved(text), file));
  const workload = workloadsOf(objects).find((candidate) => candidate.name === name);
  return (workload?.spec.template.spec.containers[0]?.args ?? []).map(moved);
}
