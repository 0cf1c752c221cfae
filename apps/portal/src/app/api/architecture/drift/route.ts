import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getDrift } from "#portal/features/architecture/server/get-drift.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.drift, ({ may }) => getDrift(may));
