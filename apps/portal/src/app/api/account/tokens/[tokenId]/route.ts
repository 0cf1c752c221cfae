import { accountRoutes } from "#portal/features/access/contract.ts";
import { revokeToken } from "#portal/features/access/server/tokens.ts";
import { answer } from "#portal/http/answer.ts";

export const DELETE = answer(accountRoutes.revokeToken, ({ may, params, body }) =>
  revokeToken(may, params.tokenId, body.comment),
);
