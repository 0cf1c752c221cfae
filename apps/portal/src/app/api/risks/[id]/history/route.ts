import { riskRoutes } from "#portal/features/risks/contract.ts";
import { getRiskHistory } from "#portal/features/risks/server/get-risk-register.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(riskRoutes.history, ({ may, params }) => getRiskHistory(may, params.id));
