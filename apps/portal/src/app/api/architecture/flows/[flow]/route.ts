import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getFlow } from "#portal/features/architecture/server/get-flow.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.flow, ({ may, params }) => getFlow(may, params.flow));
