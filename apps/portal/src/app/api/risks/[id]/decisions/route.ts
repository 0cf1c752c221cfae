import { modelIdSchema } from "@greenroom/core/architecture";
import { riskDecisionSchema } from "@greenroom/core/risks";
import { z } from "zod";
import { decideRisk } from "../../../../../features/risks/server/decide-risk.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const POST = httpRoute(
  {
    permission: "risk:decide",
    params: z.object({ id: modelIdSchema }),
    body: riskDecisionSchema,
    status: { risk_acceptance_not_allowed: 403 },
  },
  ({ params, body }) => decideRisk(params.id, body),
);
