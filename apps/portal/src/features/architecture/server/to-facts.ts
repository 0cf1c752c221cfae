import type { ArchitectureModel, DiagramView } from "@greenroom/core/architecture";
import { band, type Risk } from "@greenroom/core/risks";
import type { ComponentFacts } from "../architecture-view.ts";
import { riskBands } from "../overlays/risk-overlay.ts";

/** Of every component that a node of the view stands for. */
export function toFacts(
  model: ArchitectureModel,
  risks: readonly Risk[],
  view: DiagramView,
): readonly ComponentFacts[] {
  const shown = new Set(view.nodes.flatMap(({ components }) => components));
  return model.components
    .filter(({ id }) => shown.has(id))
    .map((component) => {
      const own = risks.filter(({ components }) => components.includes(component.id));
      const bands = own.map(({ residual }) => band(residual));
      const { id, name, zone, kind, requirements, data, infrastructure } = component;
      return {
        id,
        name,
        zone,
        kind,
        requirements,
        data,
        infrastructure,
        owner: component.owner ?? null,
        tier: component.tier ?? null,
        risk: riskBands.find((candidate) => bands.includes(candidate)) ?? null,
        risks: own.map((risk) => risk.id),
      };
    });
}
