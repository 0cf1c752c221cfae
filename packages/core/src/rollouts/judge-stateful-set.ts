import type { ObservedStatefulSet } from "./observed-workload.ts";
import {
  countOf,
  describePod,
  inSentence,
  isSeen,
  progressing,
  type RolloutJudgement,
  troublesOf,
} from "./rollout-status.ts";
import type { PodView, RolloutView } from "./rollout-view.ts";

/** Judges a StatefulSet the way `kubectl rollout status` does, and earlier: a pod that cannot start is Degraded at once,
 * since no pod after it is touched. What waits for a person, as with OnDelete, is said to. */
export function judgeStatefulSet(
  statefulSet: ObservedStatefulSet,
  { desired, updated, available, total }: RolloutView["replicas"],
  pods: readonly PodView[],
): RolloutJudgement {
  const { spec, status } = statefulSet;
  if (!isSeen(statefulSet)) return progressing("Waiting for the controller to see the new specification.");
  const { stuck, troubled } = troublesOf(pods);
  if (stuck) return { status: "Degraded", reason: describePod(stuck), isStuck: true };
  const isOnDelete = spec?.updateStrategy?.type === "OnDelete";
  const partition = isOnDelete ? 0 : (spec?.updateStrategy?.rollingUpdate?.partition ?? 0);
  const asked = Math.max(0, desired - partition);
  if (isOnDelete && updated < desired)
    return {
      status: "Paused",
      reason: `${updated} of ${desired} pods updated: with OnDelete the others stay as they are until somebody deletes them.`,
      isStuck: false,
    };
  if (updated < asked) return progressing(`${updated} of ${asked} pods updated.`);
  if (total > desired) return progressing(`Waiting for ${countOf(total - desired, "pod")} to end.`);
  const words = `${available} of ${desired} pods available`;
  if (available < desired) {
    const wasComplete = status?.updateRevision === status?.currentRevision;
    const reason = inSentence(words, troubled ? describePod(troubled) : null);
    return wasComplete && troubled ? { status: "Degraded", reason, isStuck: false } : progressing(reason);
  }
  const kept = desired - updated;
  return {
    status: "Healthy",
    reason:
      desired === 0
        ? "Scaled to zero: nothing runs, as asked for."
        : kept > 0
          ? `${words}; its partition keeps ${countOf(kept, "pod")} at an older revision.`
          : `${words}.`,
    isStuck: false,
  };
}
