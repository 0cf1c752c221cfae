import { accountRoutes } from "#portal/features/access/contract.ts";
import { createToken, listTokens } from "#portal/features/access/server/tokens.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(accountRoutes.tokens, ({ may }) => listTokens(may));
export const POST = answer(accountRoutes.createToken, ({ may, body }) => createToken(may, body));
