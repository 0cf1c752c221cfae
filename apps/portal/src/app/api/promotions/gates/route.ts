import { promotionKindSchema } from "@greenroom/core/promotions";
import { releaseIdSchema } from "@greenroom/core/releases";
import { z } from "zod";
import { getGates } from "../../../../features/promotions/server/pipeline.ts";
import { httpRoute } from "../../../../http/http-route.ts";

const query = z.object({ target: z.string(), releaseId: releaseIdSchema, kind: promotionKindSchema });

export const GET = httpRoute(
  { permission: "promotion:read", query },
  ({ query: { target, releaseId, kind } }) => getGates(target, releaseId, kind),
);
