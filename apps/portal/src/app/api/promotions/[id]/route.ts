import { promotionRoutes } from "#portal/features/promotions/contract.ts";
import { getPromotion } from "#portal/features/promotions/server/get-promotion.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(promotionRoutes.detail, ({ may, params }) => getPromotion(may, params.id));
