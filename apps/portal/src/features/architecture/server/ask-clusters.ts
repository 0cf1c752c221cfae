import "server-only";
import { UnavailableError } from "@greenroom/core/result";
import { portal } from "../../../composition/portal.ts";

/** What runs in the environments. A cluster that does not answer is named, and nothing is concluded about it. */
export async function askClusters() {
  const { environments, architecture } = portal();
  const answers = await Promise.all(
    environments.map(async (environment) => {
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
    unread: answers.flatMap(({ failure }) => failure ?? []),
  };
}
