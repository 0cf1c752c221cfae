import {
  type ArchitectureModel,
  type KnownIds,
  type ModelFault,
  type ModelFile,
  parseModel,
} from "../architecture/index.ts";
import { parseRisks } from "./parse-risks.ts";
import type { Risk } from "./risk.ts";

/** The architecture with the risks in it: they are loaded and served together, so that no reference dangles. */
export interface PlatformModel {
  readonly architecture: ArchitectureModel;
  readonly risks: readonly Risk[];
}

/** @param documents as for `parseModel`
 * @returns the content, or null with every fault of every file at once */
export function readPlatformModel(
  files: readonly ModelFile[],
  documents?: KnownIds,
): {
  readonly content: PlatformModel | null;
  readonly faults: readonly ModelFault[];
} {
  const { model, faults } = parseModel(files, documents);
  const register = parseRisks(files, model);
  const all = [...faults, ...register.faults];
  return model && all.length === 0
    ? { content: { architecture: model, risks: register.risks }, faults: [] }
    : { content: null, faults: all };
}
