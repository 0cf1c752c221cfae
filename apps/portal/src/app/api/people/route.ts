import { peopleRoutes } from "#portal/features/access/contract.ts";
import { invitePerson, listPeople } from "#portal/features/access/server/people.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(peopleRoutes.list, ({ may }) => listPeople(may));
export const POST = answer(peopleRoutes.invite, ({ may, body }) => invitePerson(may, body));
