import { machinery } from "@greenroom/core/access";
import type { LiveNotifier } from "@greenroom/core/live";
import { imageName, observedRelease, type ReleaseStore } from "@greenroom/core/releases";
import type { RolloutSource, ServiceRollout } from "@greenroom/core/rollouts";
import { isPromoted, type Service } from "@greenroom/core/services";

interface ObservingPorts {
  readonly services: readonly Service[];
  readonly rollouts: RolloutSource;
  readonly releases: ReleaseStore;
  readonly live: LiveNotifier;
}

/** Records every release of a promoted service that an environment runs soundly and that is not known yet. Returns how to stop. */
export function observeReleases(ports: ObservingPorts, onError: (error: unknown) => void): () => void {
  const known = new Set<string>();
  const promoted = ports.services.filter(isPromoted);
  const look = async (seen: ServiceRollout) => {
    const service = promoted.find(({ id }) => id === seen.service);
    const release = service ? observedRelease(seen, service.promotion) : null;
    if (release === null) return;
    const image = `${release.service} ${imageName(release)}`;
    if (known.has(image)) return;
    known.add(image);
    try {
      const { isNew, release: recorded } = await ports.releases.record(release, machinery);
      if (isNew) await ports.live.notify({ topic: "releases", key: recorded.id });
    } catch (error) {
      // The next change of the environment tries again.
      known.delete(image);
      throw error;
    }
  };
  const lookAndReport = (seen: ServiceRollout) => void look(seen).catch(onError);
  ports.rollouts.all().forEach(lookAndReport);
  return ports.rollouts.subscribe(lookAndReport);
}
