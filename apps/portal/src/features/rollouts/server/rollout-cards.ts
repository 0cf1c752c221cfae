import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { workloadIn } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import type { RolloutCard } from "../contract.ts";

/** Every service in every environment where the viewer may see its rollouts, in the order of the configuration. */
export function getRolloutCards(may: Authorised<"rollout:read">): RolloutCard[] {
  const { environments, services, rollouts } = portal();
  return rollouts.all().flatMap((rollout) => {
    const environment = environments.find(({ id }) => id === rollout.environment);
    const service = services.find(({ id }) => id === rollout.service);
    if (!environment || !service || !may.covers(rollout)) return [];
    const { name, production } = environment;
    const { namespace } = workloadIn(service, environment);
    return [{ ...rollout, name, isProduction: production, namespace }];
  });
}
