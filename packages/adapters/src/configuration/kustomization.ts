import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
/** Keys of lists that objects come from. */
const sources = [
  "resources",
  "bases",
  "components",
  "configMapGenerator",
  "secretGenerator",
  "generators",
  "helmCharts",
  "helmChartInflationGenerator",
];

/** Whether a directory has a kustomization that lists anything to build. What is built of it, Kustomize alone knows. */
export function hasAnythingToBuild(directory: string): boolean {
  const content = readKustomization(directory);
  return sources.some((key) => {
    const list: unknown = Reflect.get(content, key);
    return Array.isArray(list) && list.length > 0;
  });
}

/** Empty where there is none, or none that can be read. */
function readKustomization(directory: string): object {
  for (const name of fileNames)
    try {
      const content: unknown = parse(readFileSync(join(directory, name), "utf8"));
      return typeof content === "object" && content !== null ? content : {};
    } catch {
      // It may have another one of the names.
    }
  return {};
}
