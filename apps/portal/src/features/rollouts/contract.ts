import { serviceRolloutSchema } from "@greenroom/core/rollouts";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";

/** A service's rollout with what the page says about its environment. */
const rolloutCardSchema = serviceRolloutSchema.extend({
  name: z.string(),
  isProduction: z.boolean(),
  namespace: z.string(),
});
export type RolloutCard = z.infer<typeof rolloutCardSchema>;

export const rolloutRoutes = {
  list: route({
    method: "GET",
    path: "/api/rollouts",
    summary: "Read what each service runs in each environment",
    permission: "rollout:read",
    answer: z.array(rolloutCardSchema),
    errors: [],
  }),
};

/** Environments that do not have a service, by its id. */
export type NotHere = Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
