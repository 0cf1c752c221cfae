import { modelIdSchema } from "@greenroom/core/architecture";
import { z } from "zod";
import { getRiskHistory } from "../../../../../features/risks/server/get-risk-register.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const GET = httpRoute(
  { permission: "risk:read", params: z.object({ id: modelIdSchema }) },
  ({ params }) => getRiskHistory(params.id),
);
