import type { DiagramNode } from "@greenroom/core/architecture";
import type { ComponentFacts } from "./architecture-view.ts";

/** Every condition that is not null must hold. */
export interface ComponentFilter {
  readonly team: string | null;
  readonly tier: number | null;
  readonly requirement: string | null;
  readonly kind: string | null;
  readonly data: string | null;
  readonly risk: string | null;
}

export function isFiltering({ team, tier, requirement, kind, data, risk }: ComponentFilter): boolean {
  return [team, tier, requirement, kind, data, risk].some((condition) => condition !== null);
}

export function passes(fact: ComponentFacts, filter: ComponentFilter): boolean {
  return (
    (filter.team === null || fact.owner === filter.team) &&
    (filter.tier === null || fact.tier === filter.tier) &&
    (filter.requirement === null || fact.requirements.includes(filter.requirement)) &&
    (filter.kind === null || fact.kind === filter.kind) &&
    (filter.data === null || fact.data.some((held) => held === filter.data)) &&
    (filter.risk === null || (fact.risk ?? "none") === filter.risk)
  );
}

/** A zone passes as soon as one of its components does.
 * @returns null = nothing is filtered */
export function matchingNodes(
  nodes: readonly DiagramNode[],
  facts: readonly ComponentFacts[],
  filter: ComponentFilter,
): ReadonlySet<string> | null {
  if (!isFiltering(filter)) return null;
  const passing = new Set(facts.filter((fact) => passes(fact, filter)).map(({ id }) => id));
  return new Set(
    nodes.filter(({ components }) => components.some((id) => passing.has(id))).map(({ key }) => key),
  );
}

/** How many components the filter takes out of a view; a zone that stays may hide some of its own. */
export function countHidden(facts: readonly ComponentFacts[], filter: ComponentFilter): number {
  return facts.filter((fact) => !passes(fact, filter)).length;
}
