import { promotionIdSchema } from "@greenroom/core/promotions";
import { z } from "zod";
import { getPromotionView } from "../../../../features/promotions/server/pipeline.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute(
  { permission: "promotion:read", params: z.object({ id: promotionIdSchema }) },
  ({ params }) => getPromotionView(params.id),
);
