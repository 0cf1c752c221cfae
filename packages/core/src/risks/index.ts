export * from "./evidence/index.ts";
export { type HeatCell, heatMap } from "./heat-map.ts";
export { type PlatformModel, readPlatformModel } from "./read-platform-model.ts";
export {
  type Assessment,
  assessmentSchema,
  band,
  byPriority,
  isAcceptanceExpired,
  isReviewOverdue,
  priorityNumber,
  type Risk,
  type RiskBand,
  riskBands,
  type RiskStatus,
  riskCategories,
  riskSchema,
  riskStatuses,
  score,
} from "./risk.ts";
export {
  checkDecision,
  type RecordedDecision,
  recordedDecisionSchema,
  type RiskDecision,
  type RiskDecisionErrorCode,
  riskDecisionSchema,
  type RiskDecisionStore,
  withDecision,
} from "./risk-decision.ts";
export { evidenceOutcomeFacts, riskStatusFacts } from "./shown-risks.ts";
export { createRiskHolds, type RiskHold, type RiskHolds } from "./risk-holds.ts";
export {
  type ModelRevision,
  modelRevisionSchema,
  type ModelRevisions,
  revisionSchema,
} from "./model-revisions.ts";
