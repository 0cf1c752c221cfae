import {
  assessmentSchema,
  evidenceOutcomes,
  recordedDecisionSchema,
  riskBands,
  riskCategories,
  riskStatuses,
} from "@greenroom/core/risks";
import { z } from "zod";

const day = z.iso.date();
const time = z.iso.datetime();
const outcome = z.enum(evidenceOutcomes);
const band = z.enum(riskBands);

/** A check of a risk and what it last found. */
const evidenceViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** An environment's id, or the design. */
  place: z.string(),
  source: z.enum(["cluster", "terraform", "prometheus", "model"]),
  /** Whether a violation holds promotions into the environment up. */
  gate: z.boolean(),
  outcome,
  observed: z.string(),
  /** Null until it has been looked at. */
  since: time.nullable(),
  checkedAt: time.nullable(),
});
export type EvidenceView = z.infer<typeof evidenceViewSchema>;

/** A risk with everything that the pages derive from it. */
const riskViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  category: z.enum(riskCategories),
  components: z.array(z.string()),
  inherent: assessmentSchema,
  residual: assessmentSchema,
  detectability: z.int(),
  cause: z.string(),
  detection: z.string(),
  mitigations: z.array(z.string()),
  owner: z.string(),
  status: z.enum(riskStatuses),
  reviewBy: day,
  acceptance: z.object({ reason: z.string(), until: day }).optional(),
  ownerName: z.string(),
  inherentScore: z.int(),
  inherentBand: band,
  residualScore: z.int(),
  residualBand: band,
  priority: z.int(),
  isReviewOverdue: z.boolean(),
  isAcceptanceExpired: z.boolean(),
  evidence: z.array(evidenceViewSchema),
  /** Violated when one check is, else unknown when one is; null without checks. */
  outcome: outcome.nullable(),
  /** Null = as the file says. */
  decision: recordedDecisionSchema.nullable(),
  places: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      zone: z.string(),
      zoneName: z.string(),
      reality: z.enum(["designed", "deployed"]),
    }),
  ),
});
export type RiskView = z.infer<typeof riskViewSchema>;

const heatCellSchema = assessmentSchema.extend({
  band,
  /** Ids of the risks that are here now. */
  residual: z.array(z.string()).readonly(),
  /** Ids of those that would be here without their mitigations, and are not. */
  inherentOnly: z.array(z.string()).readonly(),
});

export const riskRegisterSchema = z.object({
  /** What a decision is late for, then what fires now, then by priority. */
  risks: z.array(riskViewSchema),
  cells: z.array(z.array(heatCellSchema)),
  /** Null when the database answered; else why evidence and decisions are missing. */
  liveFailure: z.string().nullable(),
});
export type RiskRegister = z.infer<typeof riskRegisterSchema>;

export const riskHistorySchema = z.object({
  /** Newest first. */
  changes: z.array(
    z.object({ check: z.string(), at: time, outcome, observed: z.string(), title: z.string() }),
  ),
  decisions: z.array(recordedDecisionSchema),
});
export type RiskHistory = z.infer<typeof riskHistorySchema>;
