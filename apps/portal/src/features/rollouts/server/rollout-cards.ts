import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { isIn, placeOf, workloadIn } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import type { NotHere, RolloutCard } from "../contract.ts";

/** Where the viewer would see a service if greenroom.yaml did not say that it is in other environments only: ids of
 * services to environments. */
export function getNotHere(may: Authorised<"rollout:read">): NotHere {
  const { environments, services } = portal();
  return Object.fromEntries(
    services.flatMap((service) => {
      const missing = environments
        .filter((environment) => !isIn(service, environment) && may.covers(placeOf(service, environment)))
        .map(({ id, name }) => ({ id, name }));
      return missing.length === 0 ? [] : [[service.id, missing]];
    }),
  );
}

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
