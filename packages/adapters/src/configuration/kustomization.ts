import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";

const fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
/** Keys of lists of files and directories, and of lists that objects are made from. */
const paths = ["resources", "bases", "components"] as const;
const generators = [
  "configMapGenerator",
  "secretGenerator",
  "generators",
  "helmCharts",
  "helmChartInflationGenerator",
];
/** Keys of what may write an image that stands in no file of objects. */
const unforeseen = [
  "generators",
  "helmCharts",
  "helmChartInflationGenerator",
  "transformers",
  "replacements",
];
const patches = ["patches", "patchesStrategicMerge", "patchesJson6902"];
/** Of bases upon bases; more is a circle. */
const depthMax = 10;

const list = z.array(z.unknown()).catch([]);
const imagesSchema = z.array(z.looseObject({ name: z.string(), newName: z.string().optional() })).catch([]);
const withImage = z.looseObject({ image: z.string() });

/** Whether a directory has a kustomization that lists anything to build. What is built of it, Kustomize alone knows. */
export function hasAnythingToBuild(directory: string): boolean {
  const content = readKustomization(directory) ?? {};
  return [...paths, ...generators].some((key) => listAt(content, key).length > 0);
}

/** Repositories of the images that an overlay's objects have; null where it has parts whose images only Kustomize
 * knows. */
export function repositoriesIn(directory: string, depth = 0): ReadonlySet<string> | null {
  const content = readKustomization(directory);
  if (content === null || depth > depthMax) return null;
  if (unforeseen.some((key) => listAt(content, key).length > 0)) return null;
  if (patches.some((key) => listAt(content, key).some((patch) => mayPatchImages(directory, patch))))
    return null;
  const found = new Set<string>();
  for (const entry of paths.flatMap((key) => listAt(content, key))) {
    const below = typeof entry === "string" ? repositoriesAt(join(directory, entry), depth) : null;
    if (below === null) return null;
    for (const repository of below) found.add(repository);
  }
  for (const { name, newName } of imagesSchema.parse(Reflect.get(content, "images")))
    if (newName !== undefined && found.delete(name)) found.add(newName);
  return found;
}

function repositoriesAt(path: string, depth: number): ReadonlySet<string> | null {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return repositoriesIn(path, depth + 1);
  try {
    const objects = parseAllDocuments(readFileSync(path, "utf8")).map((each): unknown => each.toJS());
    return new Set(objects.flatMap(imagesIn).map(repositoryOf));
  } catch {
    // It is fetched from elsewhere, or is no YAML.
    return null;
  }
}

function imagesIn(content: unknown): readonly string[] {
  if (typeof content !== "object" || content === null) return [];
  const { data } = withImage.safeParse(content);
  return [...(data === undefined ? [] : [data.image]), ...Object.values(content).flatMap(imagesIn)];
}

/** Without tag and digest; a registry's port stays. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
}

/** @param patch a path, its text, or an object that has either */
function mayPatchImages(directory: string, patch: unknown): boolean {
  const parts = typeof patch === "object" && patch !== null ? Object.values(patch) : [patch];
  return parts.some((part) => {
    if (typeof part !== "string") return false;
    try {
      return /image/i.test(part.includes("\n") ? part : readFileSync(join(directory, part), "utf8"));
    } catch {
      return /image/i.test(part);
    }
  });
}

function listAt(content: object, key: string): readonly unknown[] {
  return list.parse(Reflect.get(content, key));
}

/** Null where there is none, or none that can be read. */
function readKustomization(directory: string): object | null {
  for (const name of fileNames)
    try {
      const content: unknown = parse(readFileSync(join(directory, name), "utf8"));
      return typeof content === "object" && content !== null ? content : null;
    } catch {
      // It may have another one of the names.
    }
  return null;
}
