import { modelIdSchema } from "@greenroom/core/architecture";
import { z } from "zod";
import { getFlow } from "../../../../../features/architecture/server/get-flow.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const GET = httpRoute(
  {
    permission: "architecture:read",
    params: z.object({ flow: modelIdSchema }),
    status: { model_not_loaded: 503 },
  },
  ({ params }) => getFlow(params.flow),
);
