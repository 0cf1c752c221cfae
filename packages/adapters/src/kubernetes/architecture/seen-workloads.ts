import type { KubernetesObject } from "@kubernetes/client-node";
import type { SeenWorkload } from "@greenroom/core/architecture";
import type { Environment } from "@greenroom/core/environments";
import { UnavailableError } from "@greenroom/core/result";
import { type WorkloadKind, workloadKinds } from "@greenroom/core/rollouts";
import { isIn, type Service, workloadIn } from "@greenroom/core/services";
import { z } from "zod";
import { describeApiFailure, statusOf } from "../access/api-failure.ts";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { listObjects } from "../access/list-objects.ts";

const forbidden = 403;
const collections: Record<WorkloadKind, string> = {
  Deployment: "deployments",
  StatefulSet: "statefulsets",
  DaemonSet: "daemonsets",
};

/** Every workload in an environment's namespace, and in those that services name there, as far as it may be read.
 * @throws UnavailableError */
export type ListSeenWorkloads = (
  environment: Environment,
) => Promise<
  readonly (SeenWorkload & { readonly kind: WorkloadKind; readonly containers?: readonly string[] })[]
>;

const containersSchema = z.looseObject({
  spec: z.looseObject({
    template: z.looseObject({
      spec: z.looseObject({ containers: z.array(z.looseObject({ name: z.string() })) }),
    }),
  }),
});

/** @param services whose own namespaces are looked at as well */
export function createSeenWorkloads(access: ClusterAccess, services: readonly Service[]): ListSeenWorkloads {
  return async (environment) => {
    const { name, cluster } = environment;
    const needed = new Set(services.map(({ workload }) => workload.kind));
    try {
      const config = await access.load(cluster.context);
      const found = await Promise.all(
        namespacesOf(environment, services).flatMap((namespace) =>
          workloadKinds.map(async (kind) => {
            const path = `/apis/apps/v1/namespaces/${namespace}/${collections[kind]}`;
            const items = await listObjects<KubernetesObject>(config, path).catch((error: unknown) => {
              // Who may not read a kind that no service is of need not be given it.
              if (statusOf(error) !== forbidden || needed.has(kind)) throw error;
              return [];
            });
            return items.map((item) => ({
              kind,
              namespace,
              name: item.metadata?.name ?? "",
              ...containersOf(item),
            }));
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

function containersOf(item: KubernetesObject): { readonly containers?: readonly string[] } {
  const { data } = containersSchema.safeParse(item);
  return data === undefined ? {} : { containers: data.spec.template.spec.containers.map(({ name }) => name) };
}

/** Of an environment's workloads: its own, and those that services name there. */
export function namespacesOf(environment: Environment, services: readonly Service[]): readonly string[] {
  const named = services
    .filter((service) => isIn(service, environment))
    .map((service) => workloadIn(service, environment).namespace);
  return [...new Set([environment.cluster.namespace, ...named])];
}
