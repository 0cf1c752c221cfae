import type { Component } from "../component.ts";
import type { ArchitectureModel } from "../model.ts";
import { type BlockingGraph, blockingGraph, reachable } from "./blocking-graph.ts";

/** What a component can keep of its promise, given what it waits for. */
export interface PossibleObjective {
  /** The product of the factors, in percent; null when nothing bounds it. */
  readonly possiblePercent: number | null;
  /** Ids of what was multiplied, with the percentage that each can keep itself. */
  readonly factors: readonly { readonly id: string; readonly percent: number }[];
  /** Counted in the promise of another factor, which waits for it as well. */
  readonly countedOnce: readonly { readonly id: string; readonly within: string }[];
  /** Needed as well, and promising nothing. */
  readonly unpromised: readonly string[];
}

/** Multiplies objectives along hard synchronous dependencies, from the far end to the callers: a component keeps the
 * smaller of its own promise and the product of what it waits for. Dependencies that only part of its work needs are
 * left out, and so is the second way to a component that another factor already waits for. Within a cycle the
 * promise itself is taken. */
export function possibleObjectives(model: ArchitectureModel): ReadonlyMap<string, PossibleObjective> {
  const graph = blockingGraph(model, ({ only }) => only === undefined);
  const components = new Map(model.components.map((component) => [component.id, component]));
  const reach = new Map(model.components.map(({ id }) => [id, reachable(graph, id)]));
  const reaches = (from: string, to: string) => reach.get(from)?.has(to) ?? false;
  const done = new Map<string, PossibleObjective>();

  const kept = (id: string, caller: string): number | null => {
    const promised = promiseOf(components.get(id));
    if (reaches(id, caller)) return promised;
    const possible = possibleOf(id).possiblePercent;
    if (promised === null || possible === null) return promised ?? possible;
    return Math.min(promised, possible);
  };
  const possibleOf = (id: string): PossibleObjective => {
    const known = done.get(id);
    if (known) return known;
    const { direct, countedOnce } = withoutRepeats(graph, id, reaches);
    const factors: { id: string; percent: number }[] = [];
    const unpromised: string[] = [];
    for (const callee of direct) {
      const percent = kept(callee, id);
      if (percent === null) unpromised.push(callee);
      else factors.push({ id: callee, percent });
    }
    const product = factors.reduce((all, { percent }) => (all * percent) / 100, 100);
    const result = {
      possiblePercent: factors.length > 0 ? product : null,
      factors,
      countedOnce,
      unpromised,
    };
    done.set(id, result);
    return result;
  };
  return new Map(model.components.map(({ id }) => [id, possibleOf(id)]));
}

/** Rounded down to three decimals, so that what is not reached never looks as if it were. */
export function percentText(percent: number): string {
  return String(Math.floor(percent * 1000 + 1e-6) / 1000);
}

function promiseOf(component: Component | undefined): number | null {
  return component?.objective?.targetPercent ?? null;
}

function withoutRepeats(
  graph: BlockingGraph,
  id: string,
  reaches: (from: string, to: string) => boolean,
): { direct: readonly string[]; countedOnce: PossibleObjective["countedOnce"] } {
  const all = graph.get(id) ?? [];
  const within = (callee: string) =>
    all.find((other) => other !== callee && reaches(other, callee) && !reaches(callee, other));
  return {
    direct: all.filter((callee) => within(callee) === undefined),
    countedOnce: all.flatMap((callee) => {
      const other = within(callee);
      return other === undefined ? [] : [{ id: callee, within: other }];
    }),
  };
}
