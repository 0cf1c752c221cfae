import "server-only";
import { authorize } from "@greenroom/core/access";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { RolloutCard } from "../queries/rollout-queries.ts";

/** Every environment, in the order of the configuration. */
export async function getRolloutCards(): Promise<RolloutCard[]> {
  authorize(await requireViewer("rollout:read"), "rollout:read");
  const { environments, rollouts } = portal();
  const seen = new Map(rollouts.all().map((rollout) => [rollout.environment, rollout]));
  return environments.flatMap((environment) => {
    const rollout = seen.get(environment.id);
    if (rollout === undefined) return [];
    const { name, production, cluster } = environment;
    return [{ ...rollout, name, isProduction: production, namespace: cluster.namespace }];
  });
}
