import { judgeStatefulSet } from "./judge-stateful-set.ts";
import type { Observed, ObservedStatefulSet } from "./observed-workload.ts";
import {
  hasHash,
  isOwnedBy,
  readControllerRevision,
  readReplicas,
  type WorkloadReading,
} from "./workload-reading.ts";

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
    .map((each) =>
      readControllerRevision(each, {
        isCurrent: each.metadata?.name === status?.updateRevision,
        pods: pods.filter(hasHash(hashLabel, each.metadata?.name)),
      }),
    );
  const replicas = readReplicas(statefulSet);
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
