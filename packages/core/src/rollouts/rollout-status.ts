import type { ObservedMetadata } from "./observed-workload.ts";
import { isStuckPod } from "./pod-view.ts";
import type { PodView, RolloutStatus } from "./rollout-view.ts";

export interface RolloutJudgement {
  readonly status: RolloutStatus;
  readonly reason: string;
  readonly isStuck: boolean;
}

/** Whether the controller has acted on the newest specification: before that its numbers are of the one before. */
export function isSeen(object: {
  readonly metadata?: ObservedMetadata;
  readonly status?: { readonly observedGeneration?: number };
}): boolean {
  return (object.status?.observedGeneration ?? 0) >= (object.metadata?.generation ?? 0);
}

/** Of the newest revision's pods: one that cannot start without another image, configuration or quota, and one that is
 * in any trouble. */
export function troublesOf(pods: readonly PodView[]): {
  readonly stuck: PodView | undefined;
  readonly troubled: PodView | undefined;
} {
  const current = pods.filter((pod) => pod.isCurrent && pod.phase !== "Terminating");
  const stuck = current.find(isStuckPod);
  return { stuck, troubled: stuck ?? current.find((pod) => pod.reason !== null) };
}

export function progressing(reason: string): RolloutJudgement {
  return { status: "Progressing", reason, isStuck: false };
}

export function describePod(pod: PodView): string {
  return inSentence(`${pod.reason} in pod ${pod.name}`, pod.message);
}

export function inSentence(words: string, detail: string | null): string {
  return detail === null ? `${words}.` : `${words}: ${detail.replace(/\.$/, "")}.`;
}

export function countOf(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
