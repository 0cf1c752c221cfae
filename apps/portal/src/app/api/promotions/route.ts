import { requestPromotionSchema } from "@greenroom/core/promotions";
import { getPipeline } from "../../../features/promotions/server/pipeline.ts";
import { postPromotion } from "../../../features/promotions/server/promotion-commands.ts";
import { httpRoute } from "../../../http/http-route.ts";

export const GET = httpRoute({ permission: "promotion:read" }, () => getPipeline());
export const POST = httpRoute({ permission: "promotion:request", body: requestPromotionSchema }, ({ body }) =>
  postPromotion(body),
);
