import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { type DomainError, ok, type Result } from "@greenroom/core/result";
import {
  checkDecision,
  type RecordedDecision,
  type RiskDecision,
  type RiskDecisionErrorCode,
} from "@greenroom/core/risks";
import { portal } from "#portal/composition/portal.ts";

export async function decideRisk(
  may: Authorised<"risk:decide">,
  id: string,
  decision: RiskDecision,
): Promise<Result<RecordedDecision, DomainError<RiskDecisionErrorCode>>> {
  const { architecture, riskDecisions, live, log } = portal();
  const { content } = await architecture.model.current();
  const risk = content?.risks.find((candidate) => candidate.id === id) ?? null;
  const today = new Date().toISOString().slice(0, 10);
  const checked = checkDecision(risk, decision, may.viewer, today);
  if (!checked.ok) return checked;
  const recorded = await riskDecisions.add(id, decision, may.cause);
  log.info({ risk: id, status: decision.status, by: may.actor.id }, "risk decided");
  await live.notify({ topic: "risks", key: id });
  return ok(recorded);
}
