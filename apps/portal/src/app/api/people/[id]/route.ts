import { everywhere } from "@greenroom/core/access";
import { peopleRoutes } from "#portal/features/access/contract.ts";
import { grantRole, removePerson } from "#portal/features/access/server/people.ts";
import { answer } from "#portal/http/answer.ts";

export const PATCH = answer(peopleRoutes.changeRole, ({ may, params, body }) =>
  grantRole(may, params.id, { ...everywhere, role: body.role }),
);
export const DELETE = answer(peopleRoutes.remove, ({ may, params }) => removePerson(may, params.id));
