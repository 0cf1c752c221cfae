import type { EnvironmentId } from "../environments/index.ts";
import type { RolloutSource } from "../rollouts/index.ts";
import type { Release } from "./release.ts";
import type { ReleaseStore } from "./release-store.ts";

/** Which known release of a service an environment runs or is about to run, by repository and digest. */
export async function releaseIn(
  { rollouts, releases }: { readonly rollouts: RolloutSource; readonly releases: ReleaseStore },
  environment: EnvironmentId,
  service: string,
): Promise<Release | null> {
  const { repository, digest } = rollouts.find(environment, service)?.rollout?.image ?? {};
  return repository && digest ? releases.findByImage({ service, repository, digest }) : null;
}
