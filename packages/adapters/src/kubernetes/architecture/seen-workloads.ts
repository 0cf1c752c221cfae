import type { KubernetesObject } from "@kubernetes/client-node";
import type { SeenWorkload } from "@greenroom/core/architecture";
import type { Environment } from "@greenroom/core/environments";
import { UnavailableError } from "@greenroom/core/result";
import { type WorkloadKind, workloadKinds } from "@greenroom/core/rollouts";
import { isIn, type Service, workloadIn } from "@greenroom/core/services";
import { describeApiFailure } from "../access/api-failure.ts";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { listObjects } from "../access/list-objects.ts";

const collections: Record<WorkloadKind, string> = {
  Deployment: "deployments",
  StatefulSet: "statefulsets",
  DaemonSet: "daemonsets",
};

/** Every workload in an environment's namespace, and in those that services name there.
 * @throws UnavailableError */
export type ListSeenWorkloads = (
  environment: Environment,
) => Promise<readonly (SeenWorkload & { readonly kind: WorkloadKind })[]>;

/** @param services whose own namespaces are looked at as well */
export function createSeenWorkloads(access: ClusterAccess, services: readonly Service[]): ListSeenWorkloads {
  return async (environment) => {
    const { name, cluster } = environment;
    try {
      const config = await access.load(cluster.context);
      const found = await Promise.all(
        namespacesOf(environment, services).flatMap((namespace) =>
          workloadKinds.map(async (kind) => {
            const path = `/apis/apps/v1/namespaces/${namespace}/${collections[kind]}`;
            const items = await listObjects<KubernetesObject>(config, path);
            return items.map(({ metadata }) => ({ kind, namespace, name: metadata?.name ?? "" }));
          }),
        ),
      );
      return found.flat();
    } catch (error) {
      throw new UnavailableError(
        "kubernetes",
        `The cluster of ${name} could not be asked: ${describeApiFailure(error)}.`,
        { cause: error },
      );
    }
  };
}

/** Of an environment's workloads: its own, and those that services name there. */
export function namespacesOf(environment: Environment, services: readonly Service[]): readonly string[] {
  const named = services
    .filter((service) => isIn(service, environment))
    .map((service) => workloadIn(service, environment).namespace);
  return [...new Set([environment.cluster.namespace, ...named])];
}
