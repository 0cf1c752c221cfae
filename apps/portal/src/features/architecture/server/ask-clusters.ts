import "server-only";
import { type Authorised, can } from "@greenroom/core/access";
import type { SeenWorkload } from "@greenroom/core/architecture";
import { UnavailableError } from "@greenroom/core/result";
import { isIn, placeOf, workloadIn } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import { withinReach } from "./within-reach.ts";

export interface SeenWorkloads {
  readonly seen: readonly SeenWorkload[];
  /** That were looked at: of others nothing is concluded. */
  readonly namespaces: readonly string[];
  /** What was not looked at, in words. */
  readonly unread: readonly string[];
}

/** What runs in the environments that the viewer may see. A cluster that does not answer is named, and nothing is
 * concluded about it. */
export async function askClusters({ viewer }: Authorised<"architecture:read">): Promise<SeenWorkloads> {
  const { environments, services, architecture } = portal();
  const { within, leftOut } = withinReach(environments, services, viewer, "rollout:read");
  const answers = await Promise.all(
    within.map(async (environment) => {
      const namespaces = services
        .filter((service) => isIn(service, environment))
        .filter((service) => can(viewer, "rollout:read", placeOf(service, environment)))
        .map((service) => workloadIn(service, environment).namespace);
      try {
        const seen = await architecture.seenWorkloads(environment);
        return {
          namespaces,
          seen: seen.filter(({ namespace }) => namespaces.includes(namespace)),
          failure: null,
        };
      } catch (error) {
        if (error instanceof UnavailableError) return { namespaces: [], seen: [], failure: error.message };
        throw error;
      }
    }),
  );
  return {
    seen: answers.flatMap(({ seen }) => seen),
    namespaces: [...new Set(answers.flatMap(({ namespaces }) => namespaces))],
    unread: [...answers.flatMap(({ failure }) => failure ?? []), ...leftOut],
  };
}
