import {
  type ArchitectureModel,
  findComponent,
  type InfrastructureDifference,
} from "@greenroom/core/architecture";
import { componentPath } from "../paths.ts";
import type { ComparisonRow } from "./comparison-view.ts";

export function infrastructureRows(
  model: ArchitectureModel,
  differences: readonly InfrastructureDifference[],
): readonly ComparisonRow[] {
  return differences.map(({ change, environment, layer, module, components, fields }): ComparisonRow => {
    const known = components.flatMap((id) => findComponent(model, id) ?? []);
    const [first] = known;
    const subject = module === null ? "resources in no module" : `module.${module}`;
    const where = environment === null ? layer : `${environment}/${layer}`;
    return {
      key: `${where}:${subject}`,
      change,
      kind: where,
      name: subject,
      path: first ? componentPath(first.zone, first.id) : null,
      fields,
      note: known.length === 0 ? "no component names it" : known.map(({ name }) => name).join(", "),
      zone: null,
      parts: [],
    };
  });
}
