import { approvePromotion } from "@greenroom/core/promotions";
import { portal } from "#portal/composition/portal.ts";
import { promotionRoutes } from "#portal/features/promotions/contract.ts";
import { asPromotionView } from "#portal/features/promotions/to-promotion-view.ts";
import { answer } from "#portal/http/answer.ts";

export const POST = answer(promotionRoutes.approve, async ({ may, params, body }) =>
  asPromotionView(await approvePromotion(portal(), may, params.id, body.comment)),
);
