import { type ArchitectureModel, findComponent, findZone } from "@greenroom/core/architecture";
import {
  band,
  type EvidenceOutcome,
  type EvidenceReading,
  evidenceCheckId,
  evidencePlace,
  evidenceTitle,
  findingOf,
  isAcceptanceExpired,
  isReviewOverdue,
  priorityNumber,
  type RecordedDecision,
  type Risk,
  score,
} from "@greenroom/core/risks";
import type { EvidenceView, RiskView } from "../risk-view.ts";

export interface LiveRegister {
  readonly readings: readonly EvidenceReading[];
  readonly decisions: readonly RecordedDecision[];
  readonly now: Date;
  /** Whether what a check found may be shown. @param check `evidenceCheckId` */
  readonly mayRead: (check: string) => boolean;
}

/** In place of what was found. */
const outOfReach = {
  outcome: "unknown",
  observed: "Your roles do not reach what it looks at.",
  since: null,
  checkedAt: null,
} as const;

/** @param risk with the newest decision on it */
export function toRiskView(model: ArchitectureModel, risk: Risk, live: LiveRegister): RiskView {
  const today = live.now.toISOString().slice(0, 10);
  const evidence = risk.evidence.map((check): EvidenceView => {
    const id = evidenceCheckId(check);
    const { outcome, observed, since, checkedAt } = live.mayRead(id)
      ? findingOf(live.readings, risk.id, id, live.now)
      : outOfReach;
    return {
      id,
      title: evidenceTitle(check),
      place: evidencePlace(check),
      source: check.source,
      gate: check.source !== "model" && check.gate,
      outcome,
      observed,
      since,
      checkedAt,
    };
  });
  return {
    ...risk,
    evidence,
    outcome: worstOutcome(evidence),
    decision: live.decisions.find((decision) => decision.risk === risk.id) ?? null,
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

function worstOutcome(evidence: readonly EvidenceView[]): EvidenceOutcome | null {
  const outcomes = new Set(evidence.map(({ outcome }) => outcome));
  return (["violated", "unknown", "holding"] as const).find((outcome) => outcomes.has(outcome)) ?? null;
}
