import type { ModelEdge } from "../views/diagram.ts";
import { modelEdges } from "../views/diagram-parts.ts";
import type { ArchitectureModel } from "../model.ts";
import type { ChangeCounts, ChangeKind, PartChange } from "./change.ts";
import { compareModels, type ModelComparison } from "./compare-models.ts";

export interface DependencyMark extends Pick<ModelEdge, "from" | "to" | "protocol"> {
  readonly change: ChangeKind;
}

/** A model in which everything is there that one of two sides has, with what differs between them. */
export interface MarkedModel {
  readonly model: ArchitectureModel;
  /** By id; what is absent is the same. */
  readonly components: ReadonlyMap<string, ChangeKind>;
  readonly zones: ReadonlyMap<string, ChangeKind>;
  readonly dependencies: readonly DependencyMark[];
}

/** Two models as one: what both have is as the later one says it, and what is gone stands behind it. */
export function uniteModels(before: ArchitectureModel, after: ArchitectureModel): MarkedModel {
  const { components, zones, dependencies } = compareModels(before, after);
  const gone = Map.groupBy(dependencies.removed, ({ from }) => from);
  const united = unite(before.components, after.components).map((component) => {
    const lost = gone.get(component.id) ?? [];
    const isGone = components.removed.some(({ id }) => id === component.id);
    return isGone || lost.length === 0
      ? component
      : { ...component, dependsOn: [...component.dependsOn, ...lost] };
  });
  return {
    model: {
      ...after,
      requirements: unite(before.requirements, after.requirements),
      teams: unite(before.teams, after.teams),
      zones: unite(before.zones, after.zones),
      components: united,
      flows: unite(before.flows, after.flows),
      topics: unite(before.topics, after.topics),
      places: unite(before.places, after.places),
    },
    components: marksOf(components),
    zones: marksOf(zones),
    dependencies: (["added", "removed", "changed"] as const).flatMap((change) =>
      dependencies[change].map(({ from, to, protocol }) => ({ from, to, protocol, change })),
    ),
  };
}

/** What a drawn dependency, or several merged into one, says of all of them. */
export function changeOfDependencies(marked: MarkedModel, edges: readonly ModelEdge[]): PartChange {
  const isSame = (one: DependencyMark | ModelEdge, other: ModelEdge) =>
    one.from === other.from && one.to === other.to && one.protocol === other.protocol;
  return combine(
    edges.flatMap((edge): readonly PartChange[] => {
      const changes = marked.dependencies.filter((mark) => isSame(mark, edge)).map(({ change }) => change);
      // Two of one protocol between the same parts cannot be told apart here.
      const hasOther =
        modelEdges(marked.model).filter((other) => isSame(other, edge)).length > changes.length;
      return hasOther ? [...changes, "same"] : changes;
    }),
  );
}

/** Whatever differs in some components and in what they depend on.
 * @param zone counted with them; null = none */
export function countChanges(
  marked: MarkedModel,
  components: readonly string[],
  zone: string | null = null,
): ChangeCounts {
  const changes = [
    ...components.flatMap((id) => marked.components.get(id) ?? []),
    ...marked.dependencies.filter(({ from }) => components.includes(from)).map(({ change }) => change),
    ...[(zone !== null && marked.zones.get(zone)) || []].flat(),
  ];
  const count = (kind: ChangeKind) => changes.filter((change) => change === kind).length;
  return { added: count("added"), removed: count("removed"), changed: count("changed") };
}

export function changesIn({ added, removed, changed }: ChangeCounts): number {
  return added + removed + changed;
}

function combine(changes: readonly PartChange[]): PartChange {
  const [first = "same"] = changes;
  return changes.every((change) => change === first) ? first : "changed";
}

function unite<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
): readonly Entry[] {
  return [...after, ...before.filter(({ id }) => !after.some((entry) => entry.id === id))];
}

function marksOf({
  added,
  removed,
  changed,
}: ModelComparison["components" | "zones"]): ReadonlyMap<string, ChangeKind> {
  const marks = (change: ChangeKind, entries: readonly { readonly id: string }[]) =>
    entries.map(({ id }) => [id, change] as const);
  return new Map([...marks("added", added), ...marks("removed", removed), ...marks("changed", changed)]);
}
