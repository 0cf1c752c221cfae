import "server-only";
import { authorize } from "@greenroom/core/access";
import { type ArchitectureModel, findComponent, findZone } from "@greenroom/core/architecture";
import { err, ok, type Result } from "@greenroom/core/result";
import {
  band,
  byPriority,
  heatMap,
  isAcceptanceExpired,
  isReviewOverdue,
  priorityNumber,
  type Risk,
  score,
} from "@greenroom/core/risks";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { RiskRegister, RiskView } from "../risk-view.ts";

export async function getRiskRegister(): Promise<Result<RiskRegister>> {
  authorize(await requireViewer("architecture:read"), "architecture:read");
  const { content, faults } = await portal().architecture.model.current();
  if (!content)
    return err({
      code: "model_not_loaded",
      message: "The architecture model has faults and there is no earlier good one.",
      remedy: faults[0] ? `Begin with ${faults[0].file}:${faults[0].line}: ${faults[0].message}` : "",
    });
  const today = new Date().toISOString().slice(0, 10);
  return ok({
    risks: byPriority(content.risks, today).map((risk) => toRiskView(content.architecture, risk, today)),
    cells: heatMap(content.risks),
  });
}

function toRiskView(model: ArchitectureModel, risk: Risk, today: string): RiskView {
  return {
    ...risk,
    ownerName: model.teams.find(({ id }) => id === risk.owner)?.name ?? risk.owner,
    inherentScore: score(risk.inherent),
    inherentBand: band(risk.inherent),
    residualScore: score(risk.residual),
    residualBand: band(risk.residual),
    priority: priorityNumber(risk),
    isReviewOverdue: isReviewOverdue(risk, today),
    isAcceptanceExpired: isAcceptanceExpired(risk, today),
    places: risk.components.flatMap((id) => {
      const component = findComponent(model, id);
      if (!component) return [];
      const { name, zone, reality } = component;
      return [{ id, name, zone, zoneName: findZone(model, zone)?.name ?? zone, reality }];
    }),
  };
}
