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
