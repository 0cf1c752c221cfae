import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getComparison } from "#portal/features/architecture/server/get-comparison.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.compare, ({ may, query }) => getComparison(may, query));
