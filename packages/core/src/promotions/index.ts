export { promotionAsItStands } from "./promotion-as-it-stands.ts";
export { abortPromotion, approvePromotion } from "./promotion-commands.ts";
export { canRequest, canStart, closedInWords, type GateInput, judgeGates } from "./gates.ts";
export { judgeReturn, standingsIn } from "./judge-return.ts";
export type { PastPromotion } from "./past-promotion.ts";
export {
  type Gate,
  gateSchema,
  initialSteps,
  isApplied,
  isApproved,
  type NewPromotion,
  type Promotion,
  type PromotionId,
  type PromotionKind,
  type PromotionStep,
  promotionIdSchema,
  promotionKindSchema,
  promotionPlace,
  promotionSchema,
  type StepName,
  stepSchema,
} from "./promotion.ts";
export { promotionDecisions, promotionDecisionsSchema } from "./promotion-decisions.ts";
export { jobOfPromotion, promotionJobs } from "./promotion-jobs.ts";
export { promotionNotFound } from "./promotion-not-found.ts";
export {
  isActive,
  type PromotionStatus,
  promotionStatuses,
  promotionStatusesThat,
  promotionStatusFacts,
} from "./promotion-status.ts";
export type { PromotionFilter, PromotionStore } from "./promotion-store.ts";
export {
  type PromotionEvent,
  type PromotionEventType,
  type PromotionRefusals,
  type PromotionReport,
  transitionPromotion,
  waitsOnApprovals,
} from "./promotion-transition.ts";
export {
  currentGates,
  type PromotionPorts,
  type RequestErrorCode,
  type RequestPromotion,
  requestPromotion,
  requestPromotionSchema,
} from "./request-promotion.ts";
export { type RollbackOffer, rollbackOffer } from "./rollback-offer.ts";
export { rollbackTarget } from "./rollback-target.ts";
export { judgeProgress, type RolloutProgress } from "./rollout-progress.ts";
export { gateStateFacts, stepStatusFacts } from "./shown-states.ts";
export { judgeEvidence, podsOfCurrentRevision, type Verdict } from "./verification.ts";
