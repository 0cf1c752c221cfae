import type { Environment } from "@greenroom/core/environments";
import { type RolloutSource, rolloutKey, type ServiceRollout } from "@greenroom/core/rollouts";
import { isIn, type Service, workloadIn } from "@greenroom/core/services";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { type NamespaceWatch, watchNamespace } from "./namespace-watch.ts";

/** Watches of every service in every environment that has it, begun at once. */
export interface Clusters extends RolloutSource {
  stop(): Promise<void>;
}

/** Services that share a namespace of a cluster share its watches. */
export function createClusters(
  environments: readonly Environment[],
  services: readonly Service[],
  access: ClusterAccess,
): Clusters {
  const listeners = new Set<(changed: ServiceRollout) => void>();
  const announce = (changed: ServiceRollout) => {
    for (const listener of listeners) listener(changed);
  };
  const places = environments.flatMap((environment) =>
    services
      .filter((service) => isIn(service, environment))
      .map((service) => ({
        context: environment.cluster.context,
        environment: environment.id,
        service: service.id,
        workload: workloadIn(service, environment),
      })),
  );
  const watches = new Map<string, NamespaceWatch>();
  for (const group of Map.groupBy(places, ({ context, workload }) =>
    JSON.stringify([context, workload.namespace]),
  ).values()) {
    const watch = watchNamespace({ context: group[0]?.context ?? "", services: group }, access, announce);
    for (const place of group) watches.set(rolloutKey(place), watch);
  }
  const distinct = () => [...new Set(watches.values())];
  return {
    all() {
      const seen = new Map(
        distinct()
          .flatMap((watch) => watch.current())
          .map((rollout) => [rolloutKey(rollout), rollout]),
      );
      return places.flatMap((place) => seen.get(rolloutKey(place)) ?? []);
    },
    find: (environment, service) =>
      watches
        .get(rolloutKey({ environment, service }))
        ?.current()
        .find((each) => each.environment === environment && each.service === service) ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await Promise.all(distinct().map((watch) => watch.stop()));
    },
  };
}
