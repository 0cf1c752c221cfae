import type { Observed, ObservedDeployment, ObservedReplicaSet } from "./observed-workload.ts";
import { judgeDeployment } from "./judge-deployment.ts";
import { hasHash, isOwnedBy, readReplicas, type WorkloadReading } from "./workload-reading.ts";

const revisionAnnotation = "deployment.kubernetes.io/revision";
const hashLabel = "pod-template-hash";

export function readDeployment(
  deployment: ObservedDeployment,
  observed: Observed<"Deployment">,
): WorkloadReading {
  const { metadata, spec, status } = deployment;
  const replicaSets = observed.replicaSets.filter((set) => isOwnedBy(set, "Deployment", metadata));
  const current = replicaSets.find(
    (set) => revisionOf(set) !== null && revisionOf(set) === revisionOf(deployment),
  );
  const names = new Set(replicaSets.map((set) => set.metadata?.name));
  const replicas = readReplicas(deployment);
  return {
    metadata,
    template: spec?.template,
    replicas,
    revision: revisionOf(deployment),
    pods: observed.pods.filter((pod) =>
      pod.metadata?.ownerReferences?.some((owner) => owner.kind === "ReplicaSet" && names.has(owner.name)),
    ),
    isCurrent: hasHash(hashLabel, current?.metadata?.labels?.[hashLabel]),
    revisions: replicaSets.map((set) => ({
      name: set.metadata?.name ?? "",
      revision: revisionOf(set),
      isCurrent: set === current,
      template: set.spec?.template,
      replicas: set.status?.replicas ?? 0,
      ready: set.status?.readyReplicas ?? 0,
      createdAt: set.metadata?.creationTimestamp,
    })),
    conditions: status?.conditions ?? [],
    between: { kind: "ReplicaSet", names },
    judge: (pods) => judgeDeployment(deployment, replicas, pods),
  };
}

function revisionOf(object: ObservedReplicaSet | ObservedDeployment): number | null {
  const text = object.metadata?.annotations?.[revisionAnnotation];
  return text === undefined ? null : Number(text);
}
