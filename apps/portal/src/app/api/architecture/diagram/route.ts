import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getPage } from "#portal/features/architecture/server/get-page.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.diagram, ({ may, query }) => getPage(may, query));
