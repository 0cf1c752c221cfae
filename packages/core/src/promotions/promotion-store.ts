import type { Cause } from "../access/index.ts";
import type { EnvironmentId } from "../environments/index.ts";
import type { ExecutionStore } from "../executions/index.ts";
import type { DomainError, Result } from "../result/index.ts";
import type { PastPromotion } from "./past-promotion.ts";
import type { NewPromotion, Promotion, PromotionId } from "./promotion.ts";
import type { PromotionStatus } from "./promotion-status.ts";
import type { PromotionEvents, PromotionRefusals } from "./promotion-transition.ts";

export interface PromotionFilter {
  /** Targets; left out = all of them. */
  readonly environments?: readonly string[] | undefined;
  /** Left out = any. */
  readonly service?: string | undefined;
  /** Left out = any. */
  readonly statuses?: readonly PromotionStatus[] | undefined;
  /** Only those that a worker took up since then. */
  readonly startedSince?: Date | undefined;
  readonly limit: number;
}

export interface PromotionStore
  extends ExecutionStore<
    PromotionId,
    Promotion,
    PromotionEvents,
    PromotionRefusals,
    "promotion_not_found",
    PromotionFilter
  > {
  /** At most one promotion of a service holds an environment; the database holds to that. */
  create(
    promotion: NewPromotion,
    cause: Cause,
  ): Promise<Result<Promotion, DomainError<"promotion_under_way">>>;
  /** The promotion of the service that holds the target. */
  holder(target: EnvironmentId, service: string): Promise<Promotion | null>;
  /** Every promotion that holds a target, however long ago it was requested; at most one each for a service. */
  holders(): Promise<readonly Promotion[]>;
  /** The newest promotion of each of these services into each of these environments, however long ago it was requested,
   * asked for together; a place without one is left out. */
  newestIn(
    places: readonly { readonly environment: string; readonly service: string }[],
  ): Promise<readonly Promotion[]>;
  /** What decides where a target may go back to, newest first and however long ago: for each release, the newest
   * promotion of each kind and end that concerns it, as the one that came or the one that ran before. */
  history(target: EnvironmentId, service: string): Promise<readonly PastPromotion[]>;
}
