import type { ObservedDaemonSet } from "./observed-workload.ts";
import {
  describePod,
  inSentence,
  isSeen,
  progressing,
  type RolloutJudgement,
  troublesOf,
} from "./rollout-status.ts";
import type { PodView, RolloutView } from "./rollout-view.ts";

/** Judges a DaemonSet the way `kubectl rollout status` does, and earlier: a pod that cannot start is Degraded at once.
 * What waits for a person, as with OnDelete, is said to. */
export function judgeDaemonSet(
  daemonSet: ObservedDaemonSet,
  { desired, updated, available }: RolloutView["replicas"],
  pods: readonly PodView[],
): RolloutJudgement {
  const { spec } = daemonSet;
  if (!isSeen(daemonSet)) return progressing("Waiting for the controller to see the new specification.");
  const { stuck, troubled } = troublesOf(pods);
  if (stuck) return { status: "Degraded", reason: describePod(stuck), isStuck: true };
  if (updated < desired)
    return spec?.updateStrategy?.type === "OnDelete"
      ? {
          status: "Paused",
          reason: `${updated} of ${desired} pods updated: with OnDelete the others stay as they are until somebody deletes them.`,
          isStuck: false,
        }
      : progressing(`${updated} of ${desired} pods updated.`);
  const words = `${available} of ${desired} pods available`;
  if (available < desired) return progressing(inSentence(words, troubled ? describePod(troubled) : null));
  return {
    status: "Healthy",
    reason: desired === 0 ? "No node is to run it: nothing runs, as asked for." : `${words}.`,
    isStuck: false,
  };
}
