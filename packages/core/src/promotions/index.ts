export { abortPromotion, approvePromotion } from "./decide-promotion.ts";
export { canRequest, canStart, closedInWords, type GateInput, judgeGates } from "./gates.ts";
export { judgeReturn, standingsIn } from "./judge-return.ts";
export type { PastPromotion } from "./past-promotion.ts";
export {
  type Gate,
  gateSchema,
  initialSteps,
  isActive,
  isApplied,
  isApproved,
  isFinished,
  type NewPromotion,
  type Person,
  type Promotion,
  type PromotionId,
  type PromotionKind,
  type PromotionStatus,
  promotionStatuses,
  type PromotionStep,
  promotionIdSchema,
  promotionKindSchema,
  promotionSchema,
  type StepName,
  stepSchema,
} from "./promotion.ts";
export { promotionJobs } from "./promotion-jobs.ts";
export type { JobOf, PromotionChange, PromotionStore } from "./promotion-store.ts";
export { type PromotionErrorCode, type PromotionEvent, transitionPromotion } from "./promotion-transition.ts";
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
export { judgeEvidence, podsOfCurrentRevision, type Verdict } from "./verification.ts";
