import { type Authorised, can } from "../access/index.ts";
import type { Result } from "../result/index.ts";
import type { Promotion, PromotionId } from "./promotion.ts";
import { type PromotionError, promotionNotFound } from "./promotion-error.ts";
import type { PromotionStore } from "./promotion-store.ts";
import type { PromotionEvent } from "./promotion-transition.ts";

interface PromotionCommandContext {
  readonly promotions: PromotionStore;
}

/** The last approval that was missing starts the work.
 * @throws AccessDeniedError where the person may not approve in the target */
export async function approvePromotion(
  context: PromotionCommandContext,
  may: Authorised<"promotion:approve">,
  id: PromotionId,
): Promise<Result<Promotion, PromotionError>> {
  return decide(context, may, id, { type: "approved", by: may.actor });
}

/** Before the start nothing happens any more; after it no further step begins. What was applied stays.
 * @throws AccessDeniedError where the person may not abort in the target */
export async function abortPromotion(
  context: PromotionCommandContext,
  may: Authorised<"promotion:abort">,
  id: PromotionId,
): Promise<Result<Promotion, PromotionError>> {
  return decide(context, may, id, { type: "abort_requested", by: may.actor });
}

/** A promotion that the person may not even read is not there for them. */
async function decide(
  { promotions }: PromotionCommandContext,
  may: Authorised<"promotion:approve" | "promotion:abort">,
  id: PromotionId,
  event: PromotionEvent,
): Promise<Result<Promotion, PromotionError>> {
  const promotion = await promotions.find(id);
  if (promotion === null) return promotionNotFound();
  const place = { environment: promotion.target };
  if (!can(may.viewer, "promotion:read", place)) return promotionNotFound();
  may.at(place);
  return promotions.change(id, event, may.cause);
}
