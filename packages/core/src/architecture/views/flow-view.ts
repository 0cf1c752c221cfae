import type { DiagramEdge, DiagramView } from "./diagram.ts";
import { modelEdges } from "./diagram-parts.ts";
import { type ArchitectureModel, findFlow, type FlowStep } from "../model.ts";
import { membersView } from "./members-view.ts";

/** Who takes part in a flow, with the numbers of its steps on the edges; null for an unknown flow. */
export function flowView(model: ArchitectureModel, flowId: string): DiagramView | null {
  const flow = findFlow(model, flowId);
  if (!flow) return null;
  const taking = new Set(flow.steps.flatMap(({ from, to }) => [from, to]));
  const { nodes, groups, keyOf } = membersView(
    model,
    model.components.filter(({ id }) => taking.has(id)),
  );
  return { title: flow.name, nodes, groups, edges: stepEdges(model, flow.steps, keyOf) };
}

interface Numbered extends FlowStep {
  /** From 1. */
  readonly number: number;
}

function stepEdges(
  model: ArchitectureModel,
  steps: readonly FlowStep[],
  keyOf: ReadonlyMap<string, string>,
): readonly DiagramEdge[] {
  const all = modelEdges(model);
  const ways = Map.groupBy(
    steps.map((step, index): Numbered => ({ ...step, number: index + 1 })),
    ({ from, to }) => `${keyOf.get(from) ?? ""} ${keyOf.get(to) ?? ""}`,
  );
  return [...ways]
    .map(([way, taken]) => ({ ends: way.split(" "), taken }))
    .filter(({ ends: [from, to] }) => from !== to)
    .map(({ ends: [from = "", to = ""], taken }, index) => {
      const dependencies = all.filter((edge) =>
        taken.some((step) => !step.isReply && step.from === edge.from && step.to === edge.to),
      );
      return {
        key: `e${index + 1}`,
        from,
        to,
        mode: dependencies.some(({ mode }) => mode === "sync") ? "sync" : "async",
        isHard: dependencies.some(({ need }) => need === "hard"),
        label: stepLabel(taken),
        dependencies,
        steps: taken.map(({ number }) => number),
      };
    });
}

/** One step says what it does; of several there is only room for the numbers. */
function stepLabel(steps: readonly Numbered[]): string {
  const [first] = steps;
  return first && steps.length === 1
    ? `${first.number}. ${first.message}`
    : steps.map(({ number }) => number).join(", ");
}
