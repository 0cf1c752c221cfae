import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getContents } from "#portal/features/architecture/server/get-contents.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.contents, ({ may }) => getContents(may));
