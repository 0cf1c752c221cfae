import type { PromotionDetailView } from "./promotion-view.ts";

/** What is moved where, as its page and the browser's tab say it. */
export function promotionTitle({ promotion, targetName }: PromotionDetailView): string {
  const { version } = promotion.release;
  return promotion.kind === "rollback"
    ? `Roll back ${targetName} to ${version}`
    : `Promote ${version} to ${targetName}`;
}
