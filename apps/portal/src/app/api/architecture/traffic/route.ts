import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getTraffic } from "#portal/features/architecture/server/get-traffic.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.traffic, ({ may, query }) => getTraffic(may, query.environment));
