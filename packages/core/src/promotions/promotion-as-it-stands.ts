import type { StandingRights } from "../access/index.ts";
import { deploymentPlace, type Environment } from "../environments/index.ts";
import { lostApprovals, withLapsed } from "../executions/index.ts";
import type { Promotion } from "./promotion.ts";
import { waitsOnApprovals } from "./promotion-transition.ts";

/** A promotion with its approvals as they stand now, told before its start counts them. */
export async function promotionAsItStands(
  promotion: Promotion,
  environments: readonly Environment[],
  rights: Pick<StandingRights, "lost">,
  now: Date,
): Promise<Promotion> {
  if (!waitsOnApprovals(promotion)) return promotion;
  const place = deploymentPlace(environments, promotion.target);
  const lost = await lostApprovals(rights, promotion.approvals, "promotion:approve", place);
  return { ...promotion, approvals: withLapsed(promotion.approvals, lost, now) };
}
