import type { ObservedDeployment } from "./observed-workload.ts";
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

/** Judges a Deployment the way `kubectl rollout status` does, and earlier: a pod that cannot start is Degraded
 * before the progress deadline has passed. */
export function judgeDeployment(
  deployment: ObservedDeployment,
  replicas: RolloutView["replicas"],
  pods: readonly PodView[],
): RolloutJudgement {
  const condition = (type: string) => deployment.status?.conditions?.find((each) => each.type === type);
  const progress = condition("Progressing");
  const replicaFailure = condition("ReplicaFailure");
  const { stuck, troubled } = troublesOf(pods);

  if (deployment.spec?.paused)
    return {
      status: "Paused",
      reason: "Paused: changes of the pod template are not rolled out.",
      isStuck: false,
    };
  if (!isSeen(deployment)) return progressing("Waiting for the controller to see the new specification.");
  if (stuck) return { status: "Degraded", reason: describePod(stuck), isStuck: true };
  if (progress?.reason === "ProgressDeadlineExceeded")
    return {
      status: "Degraded",
      reason: inSentence(
        `No progress within the deadline: ${replicas.updated} of ${replicas.desired} pods updated, ${replicas.available} available`,
        troubled ? describePod(troubled) : null,
      ),
      isStuck: true,
    };
  if (replicaFailure?.status === "True")
    return {
      status: "Degraded",
      reason: inSentence("Pods cannot be created", replicaFailure.message ?? replicaFailure.reason ?? null),
      isStuck: true,
    };
  if (replicas.updated < replicas.desired)
    return progressing(`${replicas.updated} of ${replicas.desired} pods updated.`);
  if (replicas.total > replicas.updated)
    return progressing(`Waiting for ${countOf(replicas.total - replicas.updated, "old pod")} to end.`);
  if (replicas.available < replicas.desired) {
    // Once a revision has been available, what is missing was lost, not yet to come.
    const wasAvailable = progress?.reason === "NewReplicaSetAvailable";
    const words = `${replicas.available} of ${replicas.desired} pods available`;
    if (wasAvailable && (troubled || condition("Available")?.status === "False"))
      return {
        status: "Degraded",
        reason: inSentence(words, troubled ? describePod(troubled) : null),
        isStuck: false,
      };
    return progressing(inSentence(words, troubled ? describePod(troubled) : null));
  }
  return {
    status: "Healthy",
    reason:
      replicas.desired === 0
        ? "Scaled to zero: nothing runs, as asked for."
        : `${replicas.available} of ${replicas.desired} pods available.`,
    isStuck: false,
  };
}
