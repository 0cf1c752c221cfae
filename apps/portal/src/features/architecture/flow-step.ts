import type { DiagramView } from "@greenroom/core/architecture";
import type { FlowStepView } from "./flow-view.ts";

/** Where a step of a flow is on the map.
 * @param number from 1
 * @returns null = there is no such step; an edge of null = both ends are within one node */
export function stepOnMap(
  view: DiagramView,
  steps: readonly FlowStepView[],
  number: number,
): { readonly edge: string | null; readonly nodes: readonly string[] } | null {
  const step = steps[number - 1];
  if (!step) return null;
  const keyOf = (id: string) => view.nodes.find(({ components }) => components.includes(id))?.key ?? [];
  return {
    edge: view.edges.find((edge) => edge.steps?.includes(number))?.key ?? null,
    nodes: [step.from.id, step.to.id].flatMap(keyOf),
  };
}
