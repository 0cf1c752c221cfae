import type { ModelSource } from "../architecture/index.ts";
import type { EnvironmentId } from "../environments/index.ts";
import {
  evidenceCheckId,
  type EvidenceOutcome,
  evidenceTitle,
  type EvidenceStore,
  findingOf,
} from "./evidence/index.ts";
import type { PlatformModel } from "./read-platform-model.ts";
import { type RiskDecisionStore, withDecision } from "./risk-decision.ts";

/** A check of the register that has a say in promotions, as it stands now. */
export interface RiskHold {
  readonly risk: string;
  readonly title: string;
  readonly check: string;
  readonly outcome: EvidenceOutcome;
  readonly observed: string;
  /** Until when somebody decided to live with it; null = nobody did. */
  readonly acceptedUntil: string | null;
}

export interface RiskHolds {
  /** Every check that may hold a promotion into the environment up; null = the register could not be read. */
  into(environment: EnvironmentId): Promise<readonly RiskHold[] | null>;
}

export function createRiskHolds(ports: {
  readonly model: Pick<ModelSource<PlatformModel>, "current">;
  readonly evidence: Pick<EvidenceStore, "current">;
  readonly decisions: Pick<RiskDecisionStore, "newest">;
  readonly now: () => Date;
}): RiskHolds {
  return {
    async into(environment) {
      const [{ content }, readings, decisions] = await Promise.all([
        ports.model.current(),
        ports.evidence.current(),
        ports.decisions.newest(),
      ]);
      if (content === null) return null;
      const now = ports.now();
      const today = now.toISOString().slice(0, 10);
      return content.risks.flatMap((listed) => {
        const risk = withDecision(
          listed,
          decisions.find((decision) => decision.risk === listed.id) ?? null,
          today,
        );
        return risk.evidence
          .filter((check) => check.source !== "model" && check.gate && check.environment === environment)
          .map((check): RiskHold => {
            const { outcome, observed } = findingOf(readings, risk.id, evidenceCheckId(check), now);
            return {
              risk: risk.id,
              title: risk.title,
              check: evidenceTitle(check),
              outcome,
              observed,
              acceptedUntil: risk.status === "accepted" ? (risk.acceptance?.until ?? null) : null,
            };
          });
      });
    },
  };
}
