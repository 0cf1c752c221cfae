import type { Person, PromotionId } from "./promotion.ts";
import { jobOfApproved } from "./promotion-jobs.ts";
import type { PromotionChange, PromotionStore } from "./promotion-store.ts";

/** The last approval that was missing starts the work. */
export async function approvePromotion(
  promotions: PromotionStore,
  id: PromotionId,
  by: Person,
): Promise<PromotionChange> {
  return promotions.change(id, { type: "approved", by }, jobOfApproved);
}

/** Before the start nothing happens any more; after it the worker stops at the next look. What was applied stays. */
export async function abortPromotion(
  promotions: PromotionStore,
  id: PromotionId,
  by: Person,
): Promise<PromotionChange> {
  return promotions.change(id, { type: "abort_requested", by });
}
