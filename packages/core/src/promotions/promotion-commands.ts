import { type Authorised, can } from "../access/index.ts";
import { saying } from "../executions/index.ts";
import type { DomainError, Result } from "../result/index.ts";
import { type Promotion, type PromotionId, promotionPlace } from "./promotion.ts";
import { promotionNotFound } from "./promotion-not-found.ts";
import type { PromotionStore } from "./promotion-store.ts";
import type { PromotionEvent, PromotionEventType, PromotionRefusals } from "./promotion-transition.ts";

interface PromotionCommandContext {
  readonly promotions: PromotionStore;
}

/** The last approval that was missing starts the work.
 * @throws AccessDeniedError where the person may not approve in the target */
export async function approvePromotion(
  context: PromotionCommandContext,
  may: Authorised<"promotion:approve">,
  id: PromotionId,
  comment?: string,
): Decided<"approved"> {
  return decide(context, may, id, { type: "approved", by: may.actor, ...saying(comment) });
}

/** Before the start nothing happens any more; after it no further step begins. What was applied stays.
 * @throws AccessDeniedError where the person may not abort in the target */
export async function abortPromotion(
  context: PromotionCommandContext,
  may: Authorised<"promotion:abort">,
  id: PromotionId,
  comment?: string,
): Decided<"abort_requested"> {
  return decide(context, may, id, { type: "abort_requested", by: may.actor, ...saying(comment) });
}

type Decided<Type extends PromotionEventType> = Promise<
  Result<Promotion, DomainError<PromotionRefusals[Type] | "promotion_not_found">>
>;

/** A promotion that the person may not even read is not there for them. */
async function decide<Type extends PromotionEventType>(
  { promotions }: PromotionCommandContext,
  may: Authorised<"promotion:approve" | "promotion:abort">,
  id: PromotionId,
  event: PromotionEvent<Type>,
): Decided<Type> {
  const promotion = await promotions.find(id);
  if (promotion === null) return promotionNotFound();
  const place = promotionPlace(promotion);
  if (!can(may.viewer, "promotion:read", place)) return promotionNotFound();
  may.at(place);
  return promotions.change(id, event, may.cause);
}
