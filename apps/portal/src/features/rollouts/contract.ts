import { environmentRolloutSchema } from "@greenroom/core/rollouts";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";

/** An environment's rollout with what the page says about the environment. */
const rolloutCardSchema = environmentRolloutSchema.extend({
  name: z.string(),
  isProduction: z.boolean(),
  namespace: z.string(),
});
export type RolloutCard = z.infer<typeof rolloutCardSchema>;

export const rolloutRoutes = {
  list: route({
    method: "GET",
    path: "/api/rollouts",
    summary: "Read what runs in each environment",
    permission: "rollout:read",
    answer: z.array(rolloutCardSchema),
    errors: [],
  }),
};
