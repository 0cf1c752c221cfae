import {
  type ArchitectureModel,
  type Flow,
  findComponent,
  findFlow,
  flowWait,
  toSequenceMermaid,
} from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import type { FlowPage, FlowStepView } from "../flow-view.ts";
import { type NotInModel, notInModel } from "./not-in-model.ts";
import type { ServedModel } from "./served-model.ts";
import { type DrawDiagram, toDiagramPage } from "./to-diagram-page.ts";

export async function toFlowPage(
  served: ServedModel,
  id: string,
  draw: DrawDiagram,
): Promise<Result<FlowPage, NotInModel<"flow">>> {
  const { architecture } = served;
  const flow = findFlow(architecture, id);
  const diagram = await toDiagramPage(served, { level: "flow", flow: id }, draw);
  if (!flow || !diagram.ok) return notInModel("flow");
  const { totalMs, unbounded } = flowWait(architecture, flow);
  return ok({
    id,
    name: flow.name,
    requirements: architecture.requirements
      .filter((requirement) => flow.requirements.includes(requirement.id))
      .map((requirement) => ({ id: requirement.id, name: requirement.name })),
    budgetMs: flow.budgetMs ?? null,
    waitMs: totalMs,
    unbounded: unbounded.length,
    steps: toSteps(architecture, flow),
    failures: flow.failures,
    sequence: await draw(toSequenceMermaid(flow, architecture), null),
    diagram: diagram.value,
  });
}

function toSteps(model: ArchitectureModel, flow: Flow): readonly FlowStepView[] {
  const waits = new Map(flowWait(model, flow).calls.map((call) => [call.index, call]));
  const named = (id: string) => {
    const component = findComponent(model, id);
    return { id, name: component?.name ?? id };
  };
  return flow.steps.map((step, index) => {
    const dependency = step.isReply
      ? undefined
      : findComponent(model, step.from)?.dependsOn.find(({ to }) => to === step.to);
    const wait = waits.get(index);
    return {
      from: named(step.from),
      to: named(step.to),
      message: step.message,
      isReply: step.isReply,
      mode: dependency?.mode ?? null,
      timeoutMs: dependency?.timeoutMs ?? null,
      countsMs: wait?.isCounted ? wait.waitMs : null,
      onFailure: step.isReply ? null : (step.onFailure ?? dependency?.fallback ?? null),
    };
  });
}
