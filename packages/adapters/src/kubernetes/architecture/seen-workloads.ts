import type { V1Deployment } from "@kubernetes/client-node";
import type { SeenWorkload } from "@greenroom/core/architecture";
import type { Environment } from "@greenroom/core/environments";
import { UnavailableError } from "@greenroom/core/result";
import { describeApiFailure } from "../access/api-failure.ts";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { listObjects } from "../access/list-objects.ts";

/** Every Deployment in an environment's namespace.
 * @throws UnavailableError */
export type ListSeenWorkloads = (environment: Environment) => Promise<readonly SeenWorkload[]>;

export function createSeenWorkloads(access: ClusterAccess): ListSeenWorkloads {
  return async ({ name, cluster: { context, namespace } }) => {
    try {
      const config = await access.load(context);
      const items = await listObjects<V1Deployment>(
        config,
        `/apis/apps/v1/namespaces/${namespace}/deployments`,
      );
      return items.map(({ metadata }) => ({ namespace, name: metadata?.name ?? "" }));
    } catch (error) {
      throw new UnavailableError(
        "kubernetes",
        `The cluster of ${name} could not be asked: ${describeApiFailure(error)}.`,
        { cause: error },
      );
    }
  };
}
