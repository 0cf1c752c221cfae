import type { JobQueue } from "../jobs/index.ts";
import { isApproved, type Person, type PromotionId } from "./promotion.ts";
import type { PromotionChange, PromotionStore } from "./promotion-store.ts";
import { enqueuePromotion } from "./request-promotion.ts";

interface DecisionPorts {
  readonly promotions: PromotionStore;
  readonly jobs: JobQueue;
}

/** The last approval that was missing starts the work. */
export async function approvePromotion(
  ports: DecisionPorts,
  id: PromotionId,
  by: Person,
): Promise<PromotionChange> {
  const changed = await ports.promotions.change(id, { type: "approved", by });
  if (changed.ok && isApproved(changed.value)) await enqueuePromotion(ports.jobs, changed.value);
  return changed;
}

/** Before the start nothing happens any more; after it the worker stops at the next look. What was applied stays. */
export async function abortPromotion(
  ports: DecisionPorts,
  id: PromotionId,
  by: Person,
): Promise<PromotionChange> {
  return ports.promotions.change(id, { type: "abort_requested", by });
}
