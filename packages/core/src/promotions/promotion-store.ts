import type { EnvironmentId } from "../environments/index.ts";
import type { DomainError, Result } from "../result/index.ts";
import type { NewPromotion, Promotion, PromotionId } from "./promotion.ts";
import type { PromotionErrorCode, PromotionEvent } from "./promotion-transition.ts";

export type PromotionChange = Result<Promotion, DomainError<PromotionErrorCode | "promotion_not_found">>;

export interface PromotionStore {
  /** At most one promotion into an environment is pending or running; the database holds to that. */
  create(
    promotion: NewPromotion,
  ): Promise<Result<Promotion, DomainError<"promotion_under_way" | "release_not_found">>>;
  find(id: PromotionId): Promise<Promotion | null>;
  /** Newest first. */
  list(limit: number): Promise<readonly Promotion[]>;
  active(target: EnvironmentId): Promise<Promotion | null>;
  /** Applies the event to the row, locked, at the database's time. */
  change(id: PromotionId, event: PromotionEvent): Promise<PromotionChange>;
  /** Says that a worker is at it and tells whether someone wants it to stop. */
  heartbeat(id: PromotionId): Promise<{ readonly isAbortRequested: boolean }>;
  /** Takes a promotion that nobody works on: a pending approved one, or a running one whose worker has been silent
   * for longer than `silentSeconds`. Null = not to be had. */
  claim(id: PromotionId, silentSeconds: number): Promise<Promotion | null>;
  /** Running ones whose worker has been silent for longer than `silentSeconds`. */
  lost(silentSeconds: number): Promise<readonly PromotionId[]>;
  /** Approved, pending for longer than `waitingSeconds` and with nobody at it: its job got lost. */
  forgotten(waitingSeconds: number): Promise<readonly Promotion[]>;
}
