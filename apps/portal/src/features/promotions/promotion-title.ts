import type { PromotionDetailView } from "./promotion-view.ts";

/** What is moved where, as its page and the browser's tab say it. */
export function promotionTitle({ promotion, targetName }: PromotionDetailView): string {
  const { service, release } = promotion;
  return promotion.kind === "rollback"
    ? `Roll back ${service} in ${targetName} to ${release.version}`
    : `Promote ${service} ${release.version} to ${targetName}`;
}
