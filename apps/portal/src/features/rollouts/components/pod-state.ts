import type { PodView } from "@greenroom/core/rollouts";

/** A pod's state in one word or two. */
export function podState(pod: PodView): string {
  if (pod.phase === "Terminating") return "Terminating";
  if (pod.reason !== null) return pod.reason;
  if (pod.isReady) return "Ready";
  return pod.phase === "Running" ? "Not ready" : pod.phase;
}

export function podTone(pod: PodView): "good" | "busy" | "warn" | "bad" | "idle" {
  if (pod.phase === "Terminating") return "idle";
  if (pod.isReady) return "good";
  if (pod.reason === null) return "busy";
  return pod.reason === "NotReady" || pod.reason === "ErrImagePull" || pod.reason === "Unschedulable"
    ? "warn"
    : "bad";
}
