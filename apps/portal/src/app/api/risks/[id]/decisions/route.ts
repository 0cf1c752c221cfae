import { riskRoutes } from "#portal/features/risks/contract.ts";
import { decideRisk } from "#portal/features/risks/server/decide-risk.ts";
import { answer } from "#portal/http/answer.ts";

export const POST = answer(riskRoutes.decide, ({ may, params, body }) => decideRisk(may, params.id, body));
