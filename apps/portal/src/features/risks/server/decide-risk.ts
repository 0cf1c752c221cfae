import "server-only";
import { authorize } from "@greenroom/core/access";
import type { Result } from "@greenroom/core/result";
import { checkDecision, type RecordedDecision, type RiskDecision } from "@greenroom/core/risks";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";

export async function decideRisk(id: string, decision: RiskDecision): Promise<Result<RecordedDecision>> {
  const may = authorize(await requireViewer("risk:decide"), "risk:decide");
  const { architecture, riskDecisions, live, log } = portal();
  const { content } = await architecture.model.current();
  const risk = content?.risks.find((candidate) => candidate.id === id) ?? null;
  const today = new Date().toISOString().slice(0, 10);
  const checked = checkDecision(risk, decision, may.viewer, today);
  if (!checked.ok) return checked;
  const recorded = await riskDecisions.add(id, decision, may.actor);
  log.info({ risk: id, status: decision.status, by: may.actor.id }, "risk decided");
  await live.notify({ topic: "risks", key: id });
  return { ok: true, value: recorded };
}
