import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import {
  byPriority,
  evidenceCheckId,
  evidencePlace,
  evidenceTitle,
  heatMap,
  withDecision,
} from "@greenroom/core/risks";
import { portal } from "#portal/composition/portal.ts";
import type { RiskHistory, RiskRegister, RiskView } from "../risk-view.ts";
import { mayReadEvidence } from "./may-read-evidence.ts";
import { toRiskView } from "./to-risk-view.ts";

const historyShown = 50;

export async function getRiskRegister({
  viewer,
}: Authorised<"risk:read">): Promise<Result<RiskRegister, DomainError<"model_not_loaded">>> {
  const { content, faults } = await portal().architecture.model.current();
  if (!content)
    return err({
      code: "model_not_loaded",
      message: "The architecture model has faults and there is no earlier good one.",
      remedy: faults[0] ? `Begin with ${faults[0].file}:${faults[0].line}: ${faults[0].message}` : "",
    });
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const { readings, decisions, liveFailure } = await readLive();
  const decided = content.risks.map((risk) =>
    withDecision(risk, decisions.find((decision) => decision.risk === risk.id) ?? null, today),
  );
  const views = byPriority(decided, today).map((risk) =>
    toRiskView(content.architecture, risk, {
      readings,
      decisions,
      now,
      mayRead: (check) => mayReadEvidence(viewer, check),
    }),
  );
  const isLate = ({ isReviewOverdue, isAcceptanceExpired }: RiskView) =>
    Number(isReviewOverdue || isAcceptanceExpired);
  const fires = ({ outcome }: RiskView) => Number(outcome === "violated");
  return ok({
    risks: views.toSorted((a, b) => isLate(b) - isLate(a) || fires(b) - fires(a)),
    cells: heatMap(decided).map((row) => [...row]),
    liveFailure,
  });
}

/** The register is a file: without the database it can still be read, and says what is missing. */
async function readLive() {
  const { evidence, riskDecisions, log } = portal();
  try {
    const [readings, decisions] = await Promise.all([evidence.current(), riskDecisions.newest()]);
    return { readings, decisions, liveFailure: null };
  } catch (error) {
    log.warn({ err: error }, "evidence and decisions of the risks could not be read");
    return { readings: [], decisions: [], liveFailure: "The database does not answer." };
  }
}

export async function getRiskHistory(
  { viewer }: Authorised<"risk:read">,
  id: string,
): Promise<Result<RiskHistory, DomainError<"risk_not_found">>> {
  const { architecture, evidence, riskDecisions } = portal();
  const { content } = await architecture.model.current();
  const risk = content?.risks.find((candidate) => candidate.id === id);
  if (!risk) return err({ code: "risk_not_found", message: "The register has no such risk." });
  const [changes, decisions] = await Promise.all([
    evidence.changes(id, historyShown),
    riskDecisions.history(id, historyShown),
  ]);
  const titles = new Map(
    risk.evidence.map((check) => [
      evidenceCheckId(check),
      `${evidenceTitle(check)} (${evidencePlace(check)})`,
    ]),
  );
  return ok({
    decisions: [...decisions],
    changes: changes
      .filter(({ check }) => mayReadEvidence(viewer, check))
      .map((change) => ({ ...change, title: titles.get(change.check) ?? change.check })),
  });
}
