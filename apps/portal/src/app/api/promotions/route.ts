import { requestPromotion } from "@greenroom/core/promotions";
import { portal } from "#portal/composition/portal.ts";
import { promotionRoutes } from "#portal/features/promotions/contract.ts";
import { getPipeline } from "#portal/features/promotions/server/get-pipeline.ts";
import { asPromotionView } from "#portal/features/promotions/to-promotion-view.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(promotionRoutes.pipeline, ({ may, query }) => getPipeline(may, query.service));

export const POST = answer(promotionRoutes.request, async ({ may, body }) =>
  asPromotionView(await requestPromotion(portal(), may, body)),
);
