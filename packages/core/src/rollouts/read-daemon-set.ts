import { judgeDaemonSet } from "./judge-daemon-set.ts";
import type { Observed, ObservedDaemonSet } from "./observed-workload.ts";
import { hasHash, isOwnedBy, readControllerRevision, type WorkloadReading } from "./workload-reading.ts";

const hashLabel = "controller-revision-hash";

/** A DaemonSet does not name its newest revision: it is the one with the highest number, also after a rollback. */
export function readDaemonSet(
  daemonSet: ObservedDaemonSet,
  observed: Observed<"DaemonSet">,
): WorkloadReading {
  const { metadata, spec, status } = daemonSet;
  const pods = observed.pods.filter((pod) => isOwnedBy(pod, "DaemonSet", metadata));
  const own = observed.controllerRevisions.filter((each) => isOwnedBy(each, "DaemonSet", metadata));
  const newest = own.toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0))[0];
  const replicas = {
    desired: status?.desiredNumberScheduled ?? 0,
    total: status?.currentNumberScheduled ?? 0,
    updated: status?.updatedNumberScheduled ?? 0,
    ready: status?.numberReady ?? 0,
    available: status?.numberAvailable ?? 0,
  };
  return {
    metadata,
    template: spec?.template,
    replicas,
    revision: newest?.revision ?? null,
    pods,
    isCurrent: hasHash(hashLabel, newest?.metadata?.labels?.[hashLabel]),
    revisions: own.map((each) =>
      readControllerRevision(each, {
        isCurrent: each === newest,
        pods: pods.filter(hasHash(hashLabel, each.metadata?.labels?.[hashLabel])),
      }),
    ),
    conditions: status?.conditions ?? [],
    between: { kind: "ControllerRevision", names: new Set(own.map((each) => each.metadata?.name)) },
    judge: (views) => judgeDaemonSet(daemonSet, replicas, views),
  };
}
