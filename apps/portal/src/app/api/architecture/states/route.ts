import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getLiveStates } from "#portal/features/architecture/server/get-live-states.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.states, ({ may }) => getLiveStates(may));
