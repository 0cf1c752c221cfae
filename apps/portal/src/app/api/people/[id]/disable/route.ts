import { peopleRoutes } from "#portal/features/access/contract.ts";
import { disablePerson } from "#portal/features/access/server/people.ts";
import { answer } from "#portal/http/answer.ts";

export const POST = answer(peopleRoutes.disable, ({ may, params, body }) =>
  disablePerson(may, params.id, body),
);
