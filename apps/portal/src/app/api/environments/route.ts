import { environmentRoutes } from "#portal/features/environments/contract.ts";
import { getEnvironmentSummaries } from "#portal/features/environments/server/environment-summaries.ts";
import { answer } from "#portal/http/answer.ts";

export const dynamic = "force-dynamic";

export const GET = answer(environmentRoutes.list, ({ may }) => getEnvironmentSummaries(may));
