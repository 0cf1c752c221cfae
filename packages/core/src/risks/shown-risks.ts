import type { ShownStatus } from "../executions/index.ts";
import type { EvidenceOutcome } from "./evidence/index.ts";
import type { RiskStatus } from "./risk.ts";

/** How the status of a risk is shown. */
export const riskStatusFacts = {
  unchecked: { tone: "warn", word: "Unchecked" },
  "in-discussion": { tone: "waiting", word: "In discussion" },
  "in-progress": { tone: "busy", word: "In progress" },
  mitigated: { tone: "good", word: "Mitigated" },
  accepted: { tone: "idle", word: "Accepted" },
} as const satisfies Record<RiskStatus, ShownStatus>;

/** How what the running platform says of a risk is shown: a violated check means that the risk fires now. */
export const evidenceOutcomeFacts = {
  holding: { tone: "good", word: "Holding" },
  violated: { tone: "bad", word: "Firing" },
  unknown: { tone: "idle", word: "Unknown" },
} as const satisfies Record<EvidenceOutcome, ShownStatus>;
