import "server-only";
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
import { drawDiagram } from "./draw-diagram.ts";
import { toDiagramPage } from "./get-diagram.ts";
import { notInModel, servedModel } from "./served-model.ts";

export async function getFlow(id: string): Promise<Result<FlowPage>> {
  const served = await servedModel();
  if (!served.ok) return served;
  const { architecture } = served.value;
  const flow = findFlow(architecture, id);
  const diagram = await toDiagramPage(served.value, { level: "flow", flow: id });
  if (!flow || !diagram) return notInModel("flow");
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
    sequence: await drawDiagram(toSequenceMermaid(flow, architecture), null),
    diagram,
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
