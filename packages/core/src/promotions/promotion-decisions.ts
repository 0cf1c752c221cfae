import { z } from "zod";
import type { Viewer } from "../access/index.ts";
import { deploymentPlace, type Environment } from "../environments/index.ts";
import {
  approvalCountSchema,
  approvalOf,
  decisionOf,
  decisionSchema,
  standingOf,
} from "../executions/index.ts";
import { isApproved, type Promotion } from "./promotion.ts";
import { isActive } from "./promotion-status.ts";

export const promotionDecisionsSchema = z.object({
  approve: decisionSchema,
  abort: decisionSchema,
  approvals: approvalCountSchema,
});
type PromotionDecisions = z.infer<typeof promotionDecisionsSchema>;

/** The same rules as `transitionPromotion`, told beforehand.
 * @param promotion as it stands */
export function promotionDecisions(
  promotion: Promotion,
  viewer: Viewer,
  environments: readonly Environment[],
): PromotionDecisions {
  const { target, requestedBy, approvals, approvalsRequired } = promotion;
  const place = deploymentPlace(environments, target);
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
