import { configurationRoutes } from "#portal/features/configuration/contract.ts";
import { getFindings } from "#portal/features/configuration/server/get-findings.ts";
import { answer } from "#portal/http/answer.ts";

export const dynamic = "force-dynamic";

export const GET = answer(configurationRoutes.findings, ({ may }) => getFindings(may));
