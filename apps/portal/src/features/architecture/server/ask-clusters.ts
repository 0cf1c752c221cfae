import "server-only";
import { type Authorised, can } from "@greenroom/core/access";
import type { SeenWorkload } from "@greenroom/core/architecture";
import { UnavailableError } from "@greenroom/core/result";
import { isIn, placeOf, workloadIn } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import { withinReach } from "./within-reach.ts";

export interface SeenWorkloads {
  readonly seen: readonly SeenWorkload[];
  /** Of which workloads it is known whether they run: of others nothing is concluded. */
  readonly isRead: (workload: SeenWorkload) => boolean;
  /** What was not looked at, in words. */
  readonly unread: readonly string[];
}

/** What runs in the environments that the viewer may see: of a whole environment everything in its namespaces, of a
 * service alone its own workload. A cluster that does not answer is named, and nothing is concluded about it. */
export async function askClusters({ viewer }: Authorised<"architecture:read">): Promise<SeenWorkloads> {
  const { environments, services, architecture } = portal();
  const { within, leftOut } = withinReach(environments, services, viewer, "rollout:read");
  const answers = await Promise.all(
    within.map(async (environment) => {
      const isWhole = can(viewer, "rollout:read", { environment: environment.id });
      const own = services
        .filter((service) => isIn(service, environment))
        .filter((service) => can(viewer, "rollout:read", placeOf(service, environment)))
        .map((service) => workloadIn(service, environment));
      const isRead = ({ namespace, name }: SeenWorkload) =>
        own.some((workload) => workload.namespace === namespace && (isWhole || workload.name === name));
      try {
        const seen = await architecture.seenWorkloads(environment);
        return { isRead, seen: seen.filter(isRead), failure: null };
      } catch (error) {
        if (error instanceof UnavailableError)
          return { isRead: () => false, seen: [], failure: error.message };
        throw error;
      }
    }),
  );
  return {
    seen: answers.flatMap(({ seen }) => seen),
    isRead: (workload) => answers.some(({ isRead }) => isRead(workload)),
    unread: [...answers.flatMap(({ failure }) => failure ?? []), ...leftOut],
  };
}
