import { getRolloutCards } from "../../../features/rollouts/server/rollout-cards.ts";
import { httpRoute } from "../../../http/http-route.ts";

export const GET = httpRoute({ permission: "rollout:read" }, () => getRolloutCards());
