import type { StandingRights } from "../access/index.ts";
import { lostApprovals, withLapsed } from "../executions/index.ts";
import { type Promotion, promotionPlace } from "./promotion.ts";
import { waitsOnApprovals } from "./promotion-transition.ts";

/** A promotion with its approvals as they stand now, told before its start counts them. */
export async function promotionAsItStands(
  promotion: Promotion,
  rights: Pick<StandingRights, "lost">,
  now: Date,
): Promise<Promotion> {
  if (!waitsOnApprovals(promotion)) return promotion;
  const lost = await lostApprovals(
    rights,
    promotion.approvals,
    "promotion:approve",
    promotionPlace(promotion),
  );
  return { ...promotion, approvals: withLapsed(promotion.approvals, lost, now) };
}
