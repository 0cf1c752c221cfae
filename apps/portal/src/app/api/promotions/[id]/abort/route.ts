import { promotionIdSchema } from "@greenroom/core/promotions";
import { z } from "zod";
import { postAbort } from "../../../../../features/promotions/server/promotion-commands.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const POST = httpRoute(
  {
    permission: "promotion:abort",
    params: z.object({ id: promotionIdSchema }),
    body: z.strictObject({}),
    status: { promotion_self_approval: 403 },
  },
  ({ params }) => postAbort(params.id),
);
