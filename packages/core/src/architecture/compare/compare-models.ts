import type { Component, Dependency } from "../component.ts";
import type { ArchitectureModel, Flow, Requirement, Team, Zone } from "../model.ts";
import type { Place } from "../place.ts";
import type { Topic } from "../topic.ts";
import type { FieldChange } from "./change.ts";
import { compareEntries, compareFields, type EntryComparison } from "./compare-entries.ts";

/** A dependency with the component that declares it. */
export interface OwnedDependency extends Dependency {
  readonly from: string;
}

export interface DependencyChange {
  readonly from: string;
  readonly to: string;
  /** What it is now. */
  readonly protocol: string;
  readonly fields: readonly FieldChange[];
}

export interface ModelComparison {
  /** Without their dependencies, which are compared by themselves. */
  readonly components: EntryComparison<Component>;
  readonly dependencies: {
    readonly added: readonly OwnedDependency[];
    readonly removed: readonly OwnedDependency[];
    readonly changed: readonly DependencyChange[];
  };
  readonly flows: EntryComparison<Flow>;
  /** A zone that is drawn elsewhere has the changed field "position". */
  readonly zones: EntryComparison<Zone>;
  readonly topics: EntryComparison<Topic>;
  readonly places: EntryComparison<Place>;
  readonly requirements: EntryComparison<Requirement>;
  readonly teams: EntryComparison<Team>;
  /** Nothing differs by meaning. */
  readonly isSame: boolean;
}

/** What differs between two models by meaning: the order of lists counts only where it says something, as in the steps
 * of a flow. */
export function compareModels(before: ArchitectureModel, after: ArchitectureModel): ModelComparison {
  const comparison = {
    components: compareEntries(before.components, after.components, {
      fields: (component) => ({ ...component, dependsOn: undefined }),
    }),
    dependencies: compareDependencies(before, after),
    flows: compareEntries(before.flows, after.flows, { ordered: ["steps", "requirements", "failures"] }),
    zones: compareEntries(placed(before.zones, after.zones), placed(after.zones, before.zones)),
    topics: compareEntries(before.topics, after.topics),
    places: compareEntries(before.places, after.places),
    requirements: compareEntries(before.requirements, after.requirements),
    teams: compareEntries(before.teams, after.teams),
  };
  const isSame = Object.values(comparison).every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  );
  return { ...comparison, isSame };
}

/** The position counts among the zones that both have: a new one moves no other. */
function placed(zones: readonly Zone[], others: readonly Zone[]): readonly Zone[] {
  const common = zones.filter(({ id }) => others.some((other) => other.id === id));
  return zones.map((zone) =>
    common.includes(zone) ? Object.assign({}, zone, { position: common.indexOf(zone) + 1 }) : zone,
  );
}

function compareDependencies(
  before: ArchitectureModel,
  after: ArchitectureModel,
): ModelComparison["dependencies"] {
  const removed = [...ownedDependencies(before)];
  const added: OwnedDependency[] = [];
  const changed: DependencyChange[] = [];
  const match = (isSame: (earlier: OwnedDependency) => boolean) => {
    const index = removed.findIndex(isSame);
    return index < 0 ? null : (removed.splice(index, 1)[0] ?? null);
  };
  const later = ownedDependencies(after).map((dependency) => ({
    dependency,
    earlier: match(
      ({ from, to, protocol }) =>
        from === dependency.from && to === dependency.to && protocol === dependency.protocol,
    ),
  }));
  // Of what is left, one between the same two has only changed its protocol.
  for (const { dependency, earlier } of later) {
    const known = earlier ?? match(({ from, to }) => from === dependency.from && to === dependency.to);
    if (!known) {
      added.push(dependency);
      continue;
    }
    const fields = compareFields(known, dependency);
    if (fields.length > 0) {
      const { from, to, protocol } = dependency;
      changed.push({ from, to, protocol, fields });
    }
  }
  return { added, removed, changed };
}

function ownedDependencies(model: ArchitectureModel): readonly OwnedDependency[] {
  return model.components.flatMap(({ id, dependsOn }) =>
    dependsOn.map((dependency) => ({ from: id, ...dependency })),
  );
}
