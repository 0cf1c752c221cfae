import {
  type ArchitectureModel,
  compareModels,
  type EntryComparison,
  findComponent,
} from "@greenroom/core/architecture";
import { componentPath, flowPath, requirementPath, zonePath } from "../paths.ts";
import type { ComparisonRow } from "./comparison-view.ts";

/** What differs between two models, as rows. */
export function modelRows(before: ArchitectureModel, after: ArchitectureModel): readonly ComparisonRow[] {
  const { components, dependencies, flows, zones, places, requirements, teams } = compareModels(
    before,
    after,
  );
  const pathOf = (id: string) => {
    const component = findComponent(after, id);
    return component && componentPath(component.zone, id);
  };
  const names = new Map(
    [before, after].flatMap((model) =>
      [model.components, model.zones, model.flows, model.requirements, model.teams, model.places].flatMap(
        (entries) => entries.map(({ id, name }): [string, string] => [id, name]),
      ),
    ),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  const entries = (
    kind: string,
    comparison: EntryComparison<{ readonly id: string }>,
    path: (id: string) => string | null,
  ): readonly ComparisonRow[] => {
    const row = (id: string, rest: Pick<ComparisonRow, "change" | "fields" | "path">): ComparisonRow => ({
      key: `${kind}:${id}`,
      kind,
      name: nameOf(id),
      note: null,
      ...rest,
    });
    return [
      ...comparison.removed.map(({ id }) => row(id, { change: "removed", fields: [], path: null })),
      ...comparison.added.map(({ id }) => row(id, { change: "added", fields: [], path: path(id) })),
      ...comparison.changed.map(({ id, fields }) => row(id, { change: "changed", fields, path: path(id) })),
    ];
  };
  const edge = (
    from: string,
    to: string,
    protocol: string,
    change: ComparisonRow["change"],
    fields: ComparisonRow["fields"] = [],
  ): ComparisonRow => ({
    key: `dependency:${change}:${from}:${to}:${protocol}`,
    change,
    kind: "dependency",
    name: `${nameOf(from)} → ${nameOf(to)}`,
    path: change === "removed" ? null : pathOf(from),
    fields,
    note: protocol === "" ? null : protocol,
  });
  return [
    ...entries("zone", zones, zonePath),
    ...entries("component", components, pathOf),
    ...dependencies.removed.map(({ from, to, protocol }) => edge(from, to, protocol, "removed")),
    ...dependencies.added.map(({ from, to, protocol }) => edge(from, to, protocol, "added")),
    ...dependencies.changed.map(({ from, to, fields }) => edge(from, to, "", "changed", fields)),
    ...entries("flow", flows, flowPath),
    ...entries("requirement", requirements, requirementPath),
    ...entries("place", places, () => null),
    ...entries("team", teams, () => null),
  ];
}
