import { findZone, flowWait } from "@greenroom/core/architecture";
import { band } from "@greenroom/core/risks";
import type { ArchitectureContents } from "../contents-view.ts";
import { riskBands } from "../overlays/risk-overlay.ts";
import type { ServedModel } from "./served-model.ts";
import { toTopic } from "./to-topic.ts";

/** Everything that has a page of its own, by name. */
export function toContents({ architecture, risks, facts }: ServedModel): ArchitectureContents {
  const { zones, components, flows, topics, requirements } = architecture;
  return {
    zones: zones.map(({ id, name, description }) => ({ id, name, description })),
    components: components.map(({ id, name, zone, kind, technology }) => ({
      id,
      name,
      zone,
      zoneName: findZone(architecture, zone)?.name ?? zone,
      kind,
      technology: technology ?? null,
    })),
    flows: flows.map((flow) => {
      const { totalMs, unbounded } = flowWait(architecture, flow);
      return {
        id: flow.id,
        name: flow.name,
        requirements: requirements
          .filter(({ id }) => flow.requirements.includes(id))
          .map(({ id, name }) => ({ id, name })),
        steps: flow.steps.length,
        budgetMs: flow.budgetMs ?? null,
        waitMs: totalMs,
        unbounded: unbounded.length,
      };
    }),
    topics: topics.map((topic) => toTopic(architecture, topic)),
    requirements: requirements.map(({ id, name, text }) => {
      const serving = components.filter((component) => component.requirements.includes(id));
      const bands = risks
        .filter((risk) => serving.some((component) => risk.components.includes(component.id)))
        .map(({ residual }) => band(residual));
      return {
        id,
        name,
        text,
        components: serving.length,
        deployed: serving.filter(({ reality }) => reality === "deployed").length,
        flows: flows
          .filter((flow) => flow.requirements.includes(id))
          .map((flow) => ({ id: flow.id, name: flow.name })),
        risk: riskBands.find((candidate) => bands.includes(candidate)) ?? null,
      };
    }),
    model: facts,
  };
}
