import { riskRoutes } from "#portal/features/risks/contract.ts";
import { getRiskRegister } from "#portal/features/risks/server/get-risk-register.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(riskRoutes.register, ({ may }) => getRiskRegister(may));
