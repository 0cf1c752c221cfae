import type {
  ObservedCondition,
  ObservedControllerRevision,
  ObservedDeployment,
  ObservedMetadata,
  ObservedPod,
  ObservedPodTemplate,
  ObservedStatefulSet,
  ObservedTime,
  ObservedWorkload,
} from "./observed-workload.ts";
import type { RolloutJudgement } from "./rollout-status.ts";
import type { PodView, RolloutView } from "./rollout-view.ts";

/** One of the templates that a workload's pods were made from. */
export interface ReadRevision {
  readonly name: string;
  readonly revision: number | null;
  readonly isCurrent: boolean;
  readonly template: ObservedPodTemplate | undefined;
  readonly replicas: number;
  readonly ready: number;
  readonly createdAt: ObservedTime | undefined;
}

/** What one kind of workload says of its rollout, in the words that all kinds share. */
export interface WorkloadReading {
  readonly metadata: ObservedMetadata | undefined;
  readonly template: ObservedPodTemplate | undefined;
  readonly replicas: RolloutView["replicas"];
  readonly revision: number | null;
  readonly pods: readonly ObservedPod[];
  readonly isCurrent: (pod: ObservedPod) => boolean;
  readonly revisions: readonly ReadRevision[];
  readonly conditions: readonly ObservedCondition[];
  /** Names of the objects between the workload and its pods, whose events are its own. */
  readonly between: { readonly kind: string; readonly names: ReadonlySet<string | undefined> };
  readonly judge: (pods: readonly PodView[]) => RolloutJudgement;
}

/** Whether the workload made the object itself. */
export function isOwnedBy(
  object: { readonly metadata?: ObservedMetadata },
  kind: ObservedWorkload["kind"],
  owner: ObservedMetadata | undefined,
): boolean {
  return (
    object.metadata?.ownerReferences?.some((each) => each.kind === kind && each.uid === owner?.uid) ?? false
  );
}

/** By the label with which Kubernetes says of which revision a pod is. */
export function hasHash(label: string, hash: string | null | undefined): (pod: ObservedPod) => boolean {
  return (pod) => Boolean(hash) && pod.metadata?.labels?.[label] === hash;
}

/** Of the kinds that are told how many pods to have. */
export function readReplicas({
  spec,
  status,
}: ObservedDeployment | ObservedStatefulSet): RolloutView["replicas"] {
  return {
    desired: spec?.replicas ?? 1,
    total: status?.replicas ?? 0,
    updated: status?.updatedReplicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
  };
}

/** Of the kinds whose revisions are ControllerRevisions.
 * @param pods that were made from it */
export function readControllerRevision(
  { metadata, revision, data }: ObservedControllerRevision,
  { isCurrent, pods }: { readonly isCurrent: boolean; readonly pods: readonly ObservedPod[] },
): ReadRevision {
  return {
    name: metadata?.name ?? "",
    revision: revision ?? null,
    isCurrent,
    template: data?.spec?.template,
    replicas: pods.length,
    ready: pods.filter(isReadyPod).length,
    createdAt: metadata?.creationTimestamp,
  };
}

function isReadyPod({ status }: ObservedPod): boolean {
  return status?.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") ?? false;
}
