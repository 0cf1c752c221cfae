import { rolloutRoutes } from "#portal/features/rollouts/contract.ts";
import { getRolloutCards } from "#portal/features/rollouts/server/rollout-cards.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(rolloutRoutes.list, ({ may }) => getRolloutCards(may));
