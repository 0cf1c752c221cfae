import type { EnvironmentId } from "../environments/index.ts";
import type { JobRequest } from "../jobs/index.ts";
import type { DomainError, Result } from "../result/index.ts";
import type { PastPromotion } from "./past-promotion.ts";
import type { NewPromotion, Promotion, PromotionId } from "./promotion.ts";
import type { PromotionErrorCode, PromotionEvent } from "./promotion-transition.ts";

export type PromotionChange = Result<Promotion, DomainError<PromotionErrorCode | "promotion_not_found">>;

/** The work that follows from a change, stored with it in one transaction; null = none. */
export type JobOf = (promotion: Promotion) => JobRequest | null;

export interface PromotionStore {
  /** At most one promotion into an environment is pending or running; the database holds to that. */
  create(
    promotion: NewPromotion,
    jobOf: JobOf,
  ): Promise<Result<Promotion, DomainError<"promotion_under_way">>>;
  find(id: PromotionId): Promise<Promotion | null>;
  /** Newest first. */
  list(limit: number): Promise<readonly Promotion[]>;
  active(target: EnvironmentId): Promise<Promotion | null>;
  /** What decides where a target may go back to, newest first and however long ago: for each release, the newest
   * promotion of each kind and end that concerns it, as the one that came or the one that ran before. */
  history(target: EnvironmentId): Promise<readonly PastPromotion[]>;
  /** Applies the event to the row, locked, at the database's time. */
  change(id: PromotionId, event: PromotionEvent, jobOf?: JobOf): Promise<PromotionChange>;
  /** Says that a worker is at it and tells whether someone wants it to stop. */
  heartbeat(id: PromotionId): Promise<{ readonly isAbortRequested: boolean }>;
  /** Running ones whose worker has been silent for longer than `silentSeconds`. */
  lost(silentSeconds: number): Promise<readonly PromotionId[]>;
}
