import type { PodView, RevisionView, RolloutView } from "@greenroom/core/rollouts";

/** Pods of one revision. */
export interface RevisionPods {
  readonly revision: RevisionView | null;
  readonly isCurrent: boolean;
  readonly pods: readonly PodView[];
}

/** A rollout's pods by the revision that they are of, the newest first; revisions without pods are left out, except the
 * current one. A pod is named after its revision, which is how they are told apart; a pod whose revision is not known
 * stands with those that are current, or with the older ones. */
export function podsByRevision({ pods, revisions }: Pick<RolloutView, "pods" | "revisions">): {
  readonly groups: readonly RevisionPods[];
  /** Revisions that are kept to go back to. */
  readonly kept: number;
} {
  const newestFirst = revisions.toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0));
  const ownerOf = (pod: PodView) => newestFirst.find(({ name }) => pod.name.startsWith(`${name}-`)) ?? null;
  const owned = newestFirst.map((revision) => ({
    revision,
    isCurrent: revision.isCurrent,
    pods: pods.filter((pod) => ownerOf(pod) === revision),
  }));
  const strays = pods.filter((pod) => ownerOf(pod) === null);
  const current = owned.find(({ isCurrent }) => isCurrent);
  const currentStrays = strays.filter(({ isCurrent }) => isCurrent);
  const olderStrays = strays.filter(({ isCurrent }) => !isCurrent);
  const shown: RevisionPods[] = owned
    .filter(({ isCurrent, pods: own }) => isCurrent || own.length > 0)
    .map((group) => (group === current ? { ...group, pods: [...group.pods, ...currentStrays] } : group));
  if (!current && currentStrays.length > 0)
    shown.unshift({ revision: null, isCurrent: true, pods: currentStrays });
  if (olderStrays.length > 0) shown.push({ revision: null, isCurrent: false, pods: olderStrays });
  return {
    groups: shown,
    kept: owned.length - owned.filter(({ isCurrent, pods: own }) => isCurrent || own.length > 0).length,
  };
}
