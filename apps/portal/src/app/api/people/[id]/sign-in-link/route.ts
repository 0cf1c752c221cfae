import { peopleRoutes } from "#portal/features/access/contract.ts";
import { renewSignInLink } from "#portal/features/access/server/people.ts";
import { answer } from "#portal/http/answer.ts";

export const POST = answer(peopleRoutes.renewLink, ({ may, params }) => renewSignInLink(may, params.id));
