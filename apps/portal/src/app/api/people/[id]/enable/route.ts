import { peopleRoutes } from "#portal/features/access/contract.ts";
import { enablePerson } from "#portal/features/access/server/people.ts";
import { answer } from "#portal/http/answer.ts";

export const POST = answer(peopleRoutes.enable, ({ may, params, body }) =>
  enablePerson(may, params.id, body),
);
