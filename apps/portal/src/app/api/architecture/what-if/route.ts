import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getWhatIf } from "#portal/features/architecture/server/get-what-if.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.whatIf, ({ may, query }) => getWhatIf(may, query.fail));
