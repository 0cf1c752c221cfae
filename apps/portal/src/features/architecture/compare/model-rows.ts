import {
  type ArchitectureModel,
  compareModels,
  type EntryComparison,
  findComponent,
  findTopic,
} from "@greenroom/core/architecture";
import { componentPath, flowPath, requirementPath, zonePath } from "../paths.ts";
import type { ComparisonRow } from "./comparison-view.ts";

type Place = Pick<ComparisonRow, "path" | "zone" | "parts">;

const undrawn = { zone: null, parts: [] } as const;

/** What differs between two models, as rows. */
export function modelRows(before: ArchitectureModel, after: ArchitectureModel): readonly ComparisonRow[] {
  const { components, dependencies, flows, topics, zones, places, requirements, teams } = compareModels(
    before,
    after,
  );
  const names = new Map(
    [before, after].flatMap((model) =>
      [
        model.components,
        model.zones,
        model.flows,
        model.requirements,
        model.teams,
        model.places,
        model.topics,
      ].flatMap((entries) => entries.map(({ id, name }): [string, string] => [id, name])),
    ),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  const atComponent = (id: string): Place => {
    const now = findComponent(after, id);
    return {
      path: now && componentPath(now.zone, id),
      zone: (now ?? findComponent(before, id))?.zone ?? null,
      parts: [id],
    };
  };
  const atCarrier = (id: string): Place => {
    const topic = findTopic(after, id) ?? findTopic(before, id);
    return { path: null, zone: null, parts: topic ? [topic.carrier] : [] };
  };
  const entries = (
    kind: string,
    comparison: EntryComparison<{ readonly id: string }>,
    placeOf: (id: string) => Place,
  ): readonly ComparisonRow[] => {
    const row = (id: string, rest: Pick<ComparisonRow, "change" | "fields">): ComparisonRow => {
      const place = placeOf(id);
      return {
        key: `${kind}:${id}`,
        kind,
        name: nameOf(id),
        note: null,
        ...place,
        path: rest.change === "removed" ? null : place.path,
        ...rest,
      };
    };
    return [
      ...comparison.removed.map(({ id }) => row(id, { change: "removed", fields: [] })),
      ...comparison.added.map(({ id }) => row(id, { change: "added", fields: [] })),
      ...comparison.changed.map(({ id, fields }) => row(id, { change: "changed", fields })),
    ];
  };
  const edge = (
    change: ComparisonRow["change"],
    { from, to, protocol }: { readonly from: string; readonly to: string; readonly protocol: string },
    fields: ComparisonRow["fields"] = [],
  ): ComparisonRow => {
    const place = atComponent(from);
    return {
      key: `dependency:${change}:${from}:${to}:${protocol}`,
      change,
      kind: "dependency",
      name: `${nameOf(from)} → ${nameOf(to)}`,
      ...place,
      path: change === "removed" ? null : place.path,
      parts: [from, to],
      fields,
      note: protocol,
    };
  };
  return [
    ...entries("zone", zones, (id) => ({ path: zonePath(id), zone: id, parts: [id] })),
    ...entries("component", components, atComponent),
    ...dependencies.removed.map((dependency) => edge("removed", dependency)),
    ...dependencies.added.map((dependency) => edge("added", dependency)),
    ...dependencies.changed.map((dependency) => edge("changed", dependency, dependency.fields)),
    ...entries("flow", flows, (id) => ({ path: flowPath(id), ...undrawn })),
    ...entries("topic", topics, atCarrier),
    ...entries("requirement", requirements, (id) => ({ path: requirementPath(id), ...undrawn })),
    ...entries("place", places, () => ({ path: null, ...undrawn })),
    ...entries("team", teams, () => ({ path: null, ...undrawn })),
  ];
}
