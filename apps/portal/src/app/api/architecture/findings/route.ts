import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getFindings } from "#portal/features/architecture/server/get-findings.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.findings, ({ may }) => getFindings(may));
