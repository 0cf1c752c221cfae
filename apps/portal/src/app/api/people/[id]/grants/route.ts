import { peopleRoutes } from "#portal/features/access/contract.ts";
import { grantRole, revokeRole } from "#portal/features/access/server/people.ts";
import { answer } from "#portal/http/answer.ts";

export const PUT = answer(peopleRoutes.grantRole, ({ may, params, body }) => grantRole(may, params.id, body));
export const DELETE = answer(peopleRoutes.revokeRole, ({ may, params, body }) =>
  revokeRole(may, params.id, body),
);
