import { type PromotionStatus, promotionStatusFacts } from "@greenroom/core/promotions";
import { StatusBadge } from "#portal/design/index.ts";

export function PromotionStatusBadge({ status }: { status: PromotionStatus }) {
  const { tone, word } = promotionStatusFacts[status];
  return <StatusBadge tone={tone}>{word}</StatusBadge>;
}
