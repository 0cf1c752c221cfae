import type { ObservedDeployment } from "./observed-workload.ts";
import { isStuckPod } from "./pod-view.ts";
import type { PodView, RolloutStatus, RolloutView } from "./rollout-view.ts";

export interface RolloutJudgement {
  readonly status: RolloutStatus;
  readonly reason: string;
  readonly isStuck: boolean;
}

/** Judges a Deployment the way `kubectl rollout status` does, and earlier: a pod that cannot start is Degraded
 * before the progress deadline has passed. */
export function judgeRollout(
  deployment: ObservedDeployment,
  replicas: RolloutView["replicas"],
  pods: readonly PodView[],
): RolloutJudgement {
  const condition = (type: string) => deployment.status?.conditions?.find((each) => each.type === type);
  const progressing = condition("Progressing");
  const replicaFailure = condition("ReplicaFailure");
  const current = pods.filter((pod) => pod.isCurrent && pod.phase !== "Terminating");
  const stuck = current.find(isStuckPod);
  const troubled = stuck ?? current.find((pod) => pod.reason !== null);

  if (deployment.spec?.paused)
    return {
      status: "Paused",
      reason: "Paused: changes of the pod template are not rolled out.",
      isStuck: false,
    };
  if ((deployment.status?.observedGeneration ?? 0) < (deployment.metadata?.generation ?? 0))
    return progress("Waiting for the controller to see the new specification.");
  if (stuck) return { status: "Degraded", reason: describePod(stuck), isStuck: true };
  if (progressing?.reason === "ProgressDeadlineExceeded")
    return {
      status: "Degraded",
      reason: sentence(
        `No progress within the deadline: ${replicas.updated} of ${replicas.desired} pods updated, ${replicas.available} available`,
        troubled ? describePod(troubled) : null,
      ),
      isStuck: true,
    };
  if (replicaFailure?.status === "True")
    return {
      status: "Degraded",
      reason: sentence("Pods cannot be created", replicaFailure.message ?? replicaFailure.reason ?? null),
      isStuck: true,
    };
  if (replicas.updated < replicas.desired)
    return progress(`${replicas.updated} of ${replicas.desired} pods updated.`);
  if (replicas.total > replicas.updated)
    return progress(`Waiting for ${count(replicas.total - replicas.updated, "old pod")} to end.`);
  if (replicas.available < replicas.desired) {
    // Once a revision has been available, what is missing was lost, not yet to come.
    const wasAvailable = progressing?.reason === "NewReplicaSetAvailable";
    const words = `${replicas.available} of ${replicas.desired} pods available`;
    if (wasAvailable && (troubled || condition("Available")?.status === "False"))
      return {
        status: "Degraded",
        reason: sentence(words, troubled ? describePod(troubled) : null),
        isStuck: false,
      };
    return progress(sentence(words, troubled ? describePod(troubled) : null));
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

function progress(reason: string): RolloutJudgement {
  return { status: "Progressing", reason, isStuck: false };
}

function describePod(pod: PodView): string {
  return sentence(`${pod.reason} in pod ${pod.name}`, pod.message);
}

function sentence(words: string, detail: string | null): string {
  return detail === null ? `${words}.` : `${words}: ${detail.replace(/\.$/, "")}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
