import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { SeenWorkload } from "@greenroom/core/architecture";
import { UnavailableError } from "@greenroom/core/result";
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
  const { environments, architecture } = portal();
  const { within, leftOut } = withinReach(environments, viewer, "rollout:read");
  const answers = await Promise.all(
    within.map(async (environment) => {
      const { namespace } = environment.cluster;
      try {
        return { namespace, seen: await architecture.seenWorkloads(environment), failure: null };
      } catch (error) {
        if (error instanceof UnavailableError) return { namespace, seen: [], failure: error.message };
        throw error;
      }
    }),
  );
  return {
    seen: answers.flatMap(({ seen }) => seen),
    namespaces: answers.filter(({ failure }) => failure === null).map(({ namespace }) => namespace),
    unread: [...answers.flatMap(({ failure }) => failure ?? []), ...leftOut],
  };
}
