import { type Component, componentSchema } from "./component.ts";
import { type ArchitectureModel, flowSchema, requirementSchema, teamSchema, zoneSchema } from "./model.ts";
import { checkReferences } from "./checks/check-references.ts";
import { checkSizes } from "./checks/check-sizes.ts";
import { suppressionSchema } from "./findings/suppression.ts";
import type { KnownIds, ModelEntries } from "./checks/model-entries.ts";
import type { ModelFault } from "./model-fault.ts";
import { placeSchema } from "./place.ts";
import { topicSchema } from "./topic.ts";
import {
  type Entry,
  faultAt,
  type ModelFile,
  parseSource,
  readEntries,
  unknownKeys,
  type YamlSource,
} from "./yaml-source.ts";

const files = {
  requirements: "requirements.yaml",
  teams: "teams.yaml",
  zones: "zones.yaml",
  flows: "flows.yaml",
} as const;
/** Files that a model may do without. */
const optionalFiles = { topics: "topics.yaml", places: "places.yaml", suppressions: "rules.yaml" } as const;
const componentFile = /^components\/(?<zone>[^/]+)\.yaml$/;

/** Of a file that cannot be read: its own fault is enough, references into it are no further ones. */
const anyId: KnownIds = { has: () => true };

/** Reads the model of a directory: requirements, teams, zones and flows in a file each, one file of components for
 * each zone, and where they exist topics.yaml, places.yaml and
 * rules.yaml.
 * @param documents the files of the repository that components may name; without it every path counts as there, as for
 * a model of another place or time, whose repository nobody can look at
 * @returns the model, or null with every fault at once */
export function parseModel(
  given: readonly ModelFile[],
  documents: KnownIds = anyId,
): {
  readonly model: ArchitectureModel | null;
  readonly faults: readonly ModelFault[];
} {
  const faults: ModelFault[] = [];
  const open = (path: string): YamlSource | null => {
    const file = given.find((candidate) => candidate.path === path);
    if (!file) {
      faults.push({ file: path, line: 1, column: 1, message: "the file is missing" });
      return null;
    }
    const parsed = parseSource(file);
    faults.push(...parsed.faults);
    return parsed.source;
  };
  const readFile = <Schema extends Parameters<typeof readEntries>[2]>(
    key: keyof typeof files | keyof typeof optionalFiles,
    schema: Schema,
  ) => {
    const path = { ...files, ...optionalFiles }[key];
    if (key in optionalFiles && !given.some((file) => file.path === path))
      return { entries: [], known: new Set<string>() };
    const source = open(path);
    if (!source) return { entries: [], known: anyId };
    faults.push(...unknownKeys(source, [key]));
    const read = readEntries(source, key, schema);
    faults.push(...read.faults);
    const known = uniqueIds(source, read.ids, new Set(), faults);
    return { entries: read.entries, known: read.isList ? known : anyId };
  };

  const requirements = readFile("requirements", requirementSchema);
  const teams = readFile("teams", teamSchema);
  const zones = readFile("zones", zoneSchema);
  const flows = readFile("flows", flowSchema);
  const topics = readFile("topics", topicSchema);
  const places = readFile("places", placeSchema);
  const suppressions = readFile("suppressions", suppressionSchema);

  const components: Entry<Component>[] = [];
  const componentIds = new Set<string>();
  let isComplete = true;
  for (const { path } of given) {
    const zone = componentFile.exec(path)?.groups?.["zone"];
    if (zone === undefined) continue;
    const source = open(path);
    if (!source) {
      isComplete = false;
      continue;
    }
    faults.push(...unknownKeys(source, ["components"]));
    if (!zones.known.has(zone))
      faults.push(faultAt(source, [], `the file is named after a zone, and there is no zone "${zone}"`));
    const read = readEntries(source, "components", componentSchema);
    faults.push(...read.faults);
    isComplete &&= read.isList;
    uniqueIds(source, read.ids, componentIds, faults);
    for (const entry of read.entries) components.push({ ...entry, value: { ...entry.value, zone } });
  }

  const entries: ModelEntries = {
    requirements: requirements.entries,
    teams: teams.entries,
    zones: zones.entries,
    flows: flows.entries,
    topics: topics.entries,
    places: places.entries,
    suppressions: suppressions.entries,
    components,
    known: {
      requirements: requirements.known,
      teams: teams.known,
      zones: zones.known,
      flows: flows.known,
      topics: topics.known,
      places: places.known,
      components: isComplete ? componentIds : anyId,
      documents,
    },
  };
  faults.push(...checkReferences(entries), ...checkSizes(entries));
  if (faults.length > 0) return { model: null, faults: inReadingOrder(faults) };
  const values = <Value>(list: readonly Entry<Value>[]) => list.map((entry) => entry.value);
  return {
    faults: [],
    model: {
      requirements: values(requirements.entries),
      teams: values(teams.entries),
      zones: values(zones.entries),
      flows: values(flows.entries),
      components: values(components),
      topics: values(topics.entries),
      places: values(places.entries),
      suppressions: values(suppressions.entries),
    },
  };
}

export function inReadingOrder(faults: readonly ModelFault[]): readonly ModelFault[] {
  return [...faults].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

function uniqueIds(
  source: YamlSource,
  ids: readonly { readonly id: string; readonly path: readonly PropertyKey[] }[],
  seen: Set<string>,
  faults: ModelFault[],
): Set<string> {
  for (const { id, path } of ids) {
    if (seen.has(id)) faults.push(faultAt(source, path, `the id "${id}" is used twice`));
    seen.add(id);
  }
  return seen;
}
