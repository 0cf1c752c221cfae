import type { DiagramView } from "./diagram.ts";
import { modelEdges } from "./diagram-parts.ts";
import type { ArchitectureModel } from "../model.ts";

/** upstream = who depends on it, downstream = what it depends on. */
export type FocusDirection = "upstream" | "downstream" | "both";

interface Way {
  readonly from: string;
  readonly to: string;
}

/** What lies around one component, by the number of steps to it: 0 is itself, what is missing is farther than the
 * depth. "both" walks each direction by itself, so that a neighbour's other callers are not near.
 * @param graph a view, whose nodes then are meant by key, or the model, whose components are meant by id
 * @param start a component's id, or in a view a node's key
 * @returns empty when the graph does not have it */
export function focusOn(
  graph: DiagramView | ArchitectureModel,
  start: string,
  direction: FocusDirection,
  depth: 1 | 2 | 3,
): ReadonlyMap<string, number> {
  const { origin, ways } = "nodes" in graph ? inView(graph, start) : inModel(graph, start);
  if (origin === null) return new Map();
  const up = direction === "downstream" ? [] : ways.map(({ from, to }) => ({ from: to, to: from }));
  const down = direction === "upstream" ? [] : ways;
  const distances = new Map<string, number>();
  for (const [id, distance] of [...walk(origin, up, depth), ...walk(origin, down, depth)])
    distances.set(id, Math.min(distance, distances.get(id) ?? distance));
  return distances;
}

function walk(origin: string, ways: readonly Way[], depth: number): ReadonlyMap<string, number> {
  const distances = new Map([[origin, 0]]);
  for (let distance = 1; distance <= depth; distance++) {
    const ring = ways.filter(({ from, to }) => distances.get(from) === distance - 1 && !distances.has(to));
    for (const { to } of ring) distances.set(to, distance);
  }
  return distances;
}

function inView(view: DiagramView, start: string): { origin: string | null; ways: readonly Way[] } {
  const node =
    view.nodes.find(({ key }) => key === start) ??
    view.nodes.find(({ components }) => components.includes(start));
  return { origin: node?.key ?? null, ways: view.edges };
}

function inModel(model: ArchitectureModel, start: string): { origin: string | null; ways: readonly Way[] } {
  const isKnown = model.components.some(({ id }) => id === start);
  return { origin: isKnown ? start : null, ways: modelEdges(model) };
}
