import { judgeStatefulSet } from "./judge-stateful-set.ts";
import type { Observed, ObservedStatefulSet } from "./observed-workload.ts";
import { hasHash, isOwnedBy, isReadyPod, type WorkloadReading } from "./workload-reading.ts";

/** Of a StatefulSet's pod it is the name of the ControllerRevision. */
const hashLabel = "controller-revision-hash";

export function readStatefulSet(
  statefulSet: ObservedStatefulSet,
  observed: Observed<"StatefulSet">,
): WorkloadReading {
  const { metadata, spec, status } = statefulSet;
  const pods = observed.pods.filter((pod) => isOwnedBy(pod, "StatefulSet", metadata));
  const revisions = observed.controllerRevisions
    .filter((revision) => isOwnedBy(revision, "StatefulSet", metadata))
    .map((each) => {
      const own = pods.filter(hasHash(hashLabel, each.metadata?.name));
      return {
        name: each.metadata?.name ?? "",
        revision: each.revision ?? null,
        isCurrent: each.metadata?.name === status?.updateRevision,
        template: each.data?.spec?.template,
        replicas: own.length,
        ready: own.filter(isReadyPod).length,
        createdAt: each.metadata?.creationTimestamp,
      };
    });
  const replicas = {
    desired: spec?.replicas ?? 1,
    total: status?.replicas ?? 0,
    updated: status?.updatedReplicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
  };
  return {
    metadata,
    template: spec?.template,
    replicas,
    revision: revisions.find(({ isCurrent }) => isCurrent)?.revision ?? null,
    pods,
    isCurrent: hasHash(hashLabel, status?.updateRevision),
    revisions,
    conditions: status?.conditions ?? [],
    between: { kind: "ControllerRevision", names: new Set(revisions.map(({ name }) => name)) },
    judge: (views) => judgeStatefulSet(statefulSet, replicas, views),
  };
}
