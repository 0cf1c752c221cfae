import { isBlocking, modelCalls } from "../model-calls.ts";
import type { Dependency } from "../component.ts";
import type { ArchitectureModel } from "../model.ts";

/** Ids of what each component waits for and fails with. */
export type BlockingGraph = ReadonlyMap<string, readonly string[]>;

/** @param isCounted narrows which blocking dependencies are edges */
export function blockingGraph(
  model: ArchitectureModel,
  isCounted: (dependency: Dependency) => boolean = () => true,
): BlockingGraph {
  const graph = new Map<string, string[]>(model.components.map(({ id }) => [id, []]));
  for (const { caller, callee, dependency } of modelCalls(model)) {
    const known = graph.get(caller.id);
    if (known && isBlocking(dependency) && isCounted(dependency) && !known.includes(callee.id))
      known.push(callee.id);
  }
  return graph;
}

/** Everything that is reached from a component, itself only through a cycle. */
export function reachable(graph: BlockingGraph, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const next = [...(graph.get(from) ?? [])];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    next.push(...(graph.get(id) ?? []));
  }
  return seen;
}

/** A shortest way back to where it starts: [a, b, c] for a → b → c → a; null without one. */
export function shortestCycle(graph: BlockingGraph, from: string): readonly string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let id = queue.shift(); id !== undefined; id = queue.shift())
    for (const to of graph.get(id) ?? []) {
      if (to === from) return wayTo(cameFrom, id);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, id);
      queue.push(to);
    }
  return null;
}

function wayTo(cameFrom: ReadonlyMap<string, string | null>, end: string): readonly string[] {
  const way: string[] = [];
  for (let id: string | null | undefined = end; typeof id === "string"; id = cameFrom.get(id))
    way.unshift(id);
  return way;
}
