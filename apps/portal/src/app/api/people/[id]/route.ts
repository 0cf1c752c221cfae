import { peopleRoutes } from "#portal/features/access/contract.ts";
import { changeRole, removePerson } from "#portal/features/access/server/people.ts";
import { answer } from "#portal/http/answer.ts";

export const PATCH = answer(peopleRoutes.changeRole, ({ may, params, body }) =>
  changeRole(may, params.id, body),
);
export const DELETE = answer(peopleRoutes.remove, ({ may, params, body }) =>
  removePerson(may, params.id, body),
);
