import { promotionRoutes } from "#portal/features/promotions/contract.ts";
import { getGates } from "#portal/features/promotions/server/get-promotion.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(promotionRoutes.gates, ({ may, query }) => getGates(may, query));
