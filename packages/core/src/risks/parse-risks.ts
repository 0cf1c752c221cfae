import {
  type ArchitectureModel,
  faultAt,
  inReadingOrder,
  type ModelFault,
  type ModelFile,
  parseSource,
  readEntries,
  unknownKeys,
} from "../architecture/index.ts";
import { type Risk, riskSchema } from "./risk.ts";

const risksFile = "risks.yaml";

/** Reads the register beside the model.
 * @param model to check references against; null when it has faults of its own, which then are reported alone */
export function parseRisks(
  files: readonly ModelFile[],
  model: ArchitectureModel | null,
): { readonly risks: readonly Risk[]; readonly faults: readonly ModelFault[] } {
  const file = files.find(({ path }) => path === risksFile);
  if (!file)
    return { risks: [], faults: [{ file: risksFile, line: 1, column: 1, message: "the file is missing" }] };
  const { source, faults: syntax } = parseSource(file);
  if (!source) return { risks: [], faults: syntax };
  const faults = [...unknownKeys(source, ["risks"])];
  const read = readEntries(source, "risks", riskSchema);
  faults.push(...read.faults);
  const seen = new Set<string>();
  for (const { id, path } of read.ids) {
    if (seen.has(id)) faults.push(faultAt(source, path, `the id "${id}" is used twice`));
    seen.add(id);
  }
  const teams = new Set(model?.teams.map(({ id }) => id));
  const components = new Set(model?.components.map(({ id }) => id));
  for (const { value: risk, path } of model ? read.entries : []) {
    if (!teams.has(risk.owner))
      faults.push(faultAt(source, [...path, "owner"], `there is no team "${risk.owner}" in teams.yaml`));
    risk.components.forEach((id, index) => {
      if (!components.has(id))
        faults.push(faultAt(source, [...path, "components", index], `there is no component "${id}"`));
    });
  }
  return { risks: read.entries.map(({ value }) => value), faults: inReadingOrder(faults) };
}
