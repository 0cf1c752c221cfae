import { z } from "zod";
import type { Viewer } from "../access/index.ts";
import {
  approvalCountSchema,
  approvalOf,
  decisionOf,
  decisionSchema,
  standingOf,
} from "../executions/index.ts";
import { isApproved, type Promotion, promotionPlace } from "./promotion.ts";
import { isActive } from "./promotion-status.ts";

export const promotionDecisionsSchema = z.object({
  approve: decisionSchema,
  abort: decisionSchema,
  approvals: approvalCountSchema,
});
type PromotionDecisions = z.infer<typeof promotionDecisionsSchema>;

/** The same rules as `transitionPromotion`, told beforehand.
 * @param promotion as it stands */
export function promotionDecisions(promotion: Promotion, viewer: Viewer): PromotionDecisions {
  const { requestedBy, approvals, approvalsRequired } = promotion;
  const place = promotionPlace(promotion);
  return {
    approve:
      promotion.status === "pending" && !isApproved(promotion)
        ? approvalOf(viewer, "promotion:approve", { place, requestedBy, approvals, approvalsRequired })
        : null,
    abort:
      isActive(promotion) && promotion.abort === null
        ? decisionOf(viewer, "promotion:abort", place, "abort it")
        : null,
    approvals: { given: standingOf(approvals).length, required: approvalsRequired },
  };
}
