import { z } from "zod";
import { type Environment, type EnvironmentId, environmentSchema } from "./environment.ts";

/** The content of greenroom.yaml. */
export const productConfigurationSchema = z
  .strictObject({
    product: z.strictObject({ name: z.string().min(1) }),
    environments: z.array(environmentSchema).min(1),
  })
  .superRefine(({ environments }, context) => {
    const seen = new Set<string>();
    environments.forEach((environment, index) => {
      if (seen.has(environment.id)) {
        context.addIssue({
          code: "custom",
          path: ["environments", index, "id"],
          message: `"${environment.id}" is used twice`,
        });
      }
      const { from } = environment.promotion;
      // Only an earlier environment may be the source, which also rules out cycles.
      if (from !== null && !seen.has(from)) {
        context.addIssue({
          code: "custom",
          path: ["environments", index, "promotion", "from"],
          message: `"${from}" is not an environment listed before "${environment.id}"`,
        });
      }
      seen.add(environment.id);
    });
  });

export type ProductConfiguration = z.infer<typeof productConfigurationSchema>;

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
