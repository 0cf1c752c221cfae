import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { deploymentPlace } from "@greenroom/core/environments";
import { portal } from "#portal/composition/portal.ts";
import type { RolloutCard } from "../contract.ts";

/** Every environment where the viewer may see rollouts, in the order of the configuration. */
export function getRolloutCards(may: Authorised<"rollout:read">): RolloutCard[] {
  const { environments, rollouts } = portal();
  const seen = new Map(rollouts.all().map((rollout) => [rollout.environment, rollout]));
  return environments.flatMap((environment) => {
    const rollout = seen.get(environment.id);
    if (rollout === undefined || !may.covers(deploymentPlace(environments, environment.id))) return [];
    const { name, production, cluster } = environment;
    return [{ ...rollout, name, isProduction: production, namespace: cluster.namespace }];
  });
}
