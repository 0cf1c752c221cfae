import type { Environment, EnvironmentId } from "./environment.ts";

export function findEnvironment(environments: readonly Environment[], id: string): Environment | null {
  return environments.find((environment) => environment.id === id) ?? null;
}

/** Where a release goes next from an environment; several targets are possible. */
export function promotionTargets(
  environments: readonly Environment[],
  source: EnvironmentId,
): readonly Environment[] {
  return environments.filter((environment) => environment.promotion.from === source);
}

/** Where releases, promotions and rollouts of an environment belong: to it, and to the service that it runs.
 * Null = it is no longer configured, so only a role for every service reaches it. */
export function deploymentPlace(
  environments: readonly Pick<Environment, "id" | "cluster">[],
  id: string,
): { readonly environment: string; readonly service: string | null } {
  const environment = environments.find((each) => each.id === id);
  return { environment: id, service: environment?.cluster.workload ?? null };
}

/** What is deployed: the names of the environments' workloads, each once. */
export function servicesOf(environments: readonly Environment[]): readonly string[] {
  return [...new Set(environments.map(({ cluster }) => cluster.workload))];
}
