import type { Environment } from "@greenroom/core/environments";
import type { EnvironmentRollout, RolloutSource } from "@greenroom/core/rollouts";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { watchEnvironment } from "./environment-watch.ts";

/** Watches of every environment, begun at once. */
export interface Clusters extends RolloutSource {
  stop(): Promise<void>;
}

export function createClusters(environments: readonly Environment[], access: ClusterAccess): Clusters {
  const listeners = new Set<(changed: EnvironmentRollout) => void>();
  const announce = (changed: EnvironmentRollout) => {
    for (const listener of listeners) listener(changed);
  };
  const watches = new Map(
    environments.map((environment) => [environment.id, watchEnvironment(environment, access, announce)]),
  );
  return {
    all: () => [...watches.values()].map((watch) => watch.current()),
    find: (environment) => watches.get(environment)?.current() ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await Promise.all([...watches.values()].map((watch) => watch.stop()));
    },
  };
}
