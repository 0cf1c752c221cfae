import { digestIn, parseImageReference } from "./image-reference.ts";
import {
  isoTime,
  type ObservedDeployment,
  type ObservedEvent,
  type ObservedPod,
  type ObservedReplicaSet,
  type ObservedWorkload,
} from "./observed-workload.ts";
import { toPodView } from "./pod-view.ts";
import { judgeRollout } from "./rollout-status.ts";
import type { EventView, ImageReference, PodView, RevisionView, RolloutView } from "./rollout-view.ts";

const revisionAnnotation = "deployment.kubernetes.io/revision";
const versionLabel = "app.kubernetes.io/version";
const eventsShown = 50;

/** @param name of the Deployment; of its containers the one with the same name counts, else the first. */
export function toRolloutView(name: string, observed: ObservedWorkload): RolloutView {
  const { deployment } = observed;
  if (deployment === null) return absentRollout(name);
  const replicaSets = observed.replicaSets.filter((set) => isOwnedBy(set, deployment));
  const current = replicaSets.find(
    (set) => revisionOf(set) !== null && revisionOf(set) === revisionOf(deployment),
  );
  const currentHash = current?.metadata?.labels?.["pod-template-hash"] ?? null;
  const ownNames = new Set(replicaSets.map((set) => set.metadata?.name));
  const ownPods = observed.pods.filter((pod) =>
    pod.metadata?.ownerReferences?.some((owner) => owner.kind === "ReplicaSet" && ownNames.has(owner.name)),
  );
  const pods = ownPods
    .map((pod) => toPodView(pod, currentHash, observed.events))
    .toSorted(byRevisionThenName);
  const { status, spec, metadata } = deployment;
  const replicas = {
    desired: spec?.replicas ?? 1,
    total: status?.replicas ?? 0,
    updated: status?.updatedReplicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
  };
  return {
    workload: name,
    ...judgeRollout(deployment, replicas, pods),
    replicas,
    generation: metadata?.generation ?? 0,
    revision: revisionOf(deployment),
    image: withRunningDigest(imageIn(name, spec?.template), name, ownPods, currentHash),
    version: versionIn(spec?.template),
    pods,
    revisions: replicaSets
      .map((set) => toRevisionView(name, set, set === current))
      .toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0)),
    conditions: (status?.conditions ?? []).map((condition) => ({
      type: condition.type,
      isTrue: condition.status === "True",
      reason: condition.reason ?? "",
      message: condition.message ?? "",
      changedAt: isoTime(condition.lastTransitionTime),
    })),
    events: relevantEvents(name, observed.events, ownNames, ownPods),
  };
}

function absentRollout(name: string): RolloutView {
  return {
    workload: name,
    status: "Unknown",
    reason: `The cluster holds no Deployment named ${name} here.`,
    isStuck: false,
    replicas: { desired: 0, total: 0, updated: 0, ready: 0, available: 0 },
    generation: 0,
    revision: null,
    image: null,
    version: null,
    pods: [],
    revisions: [],
    conditions: [],
    events: [],
  };
}

function isOwnedBy(set: ObservedReplicaSet, deployment: ObservedDeployment): boolean {
  return (
    set.metadata?.ownerReferences?.some(
      (owner) => owner.kind === "Deployment" && owner.uid === deployment.metadata?.uid,
    ) ?? false
  );
}

function revisionOf(object: ObservedReplicaSet | ObservedDeployment): number | null {
  const text = object.metadata?.annotations?.[revisionAnnotation];
  return text === undefined ? null : Number(text);
}

type Template = NonNullable<NonNullable<ObservedReplicaSet["spec"]>["template"]>;

function imageIn(name: string, template: Template | undefined): ImageReference | null {
  const containers = template?.spec?.containers ?? [];
  const image = (containers.find((each) => each.name === name) ?? containers[0])?.image;
  return image ? parseImageReference(image) : null;
}

function versionIn(template: Template | undefined): string | null {
  return template?.metadata?.labels?.[versionLabel] ?? null;
}

/** A template that names only a tag leaves the digest to the runtime; it counts when all current pods agree. */
function withRunningDigest(
  image: ImageReference | null,
  name: string,
  pods: readonly ObservedPod[],
  currentHash: string | null,
): ImageReference | null {
  if (image === null || image.digest !== null) return image;
  const digests = new Set(
    pods
      .filter((pod) => pod.metadata?.labels?.["pod-template-hash"] === currentHash)
      .map((pod) => pod.status?.containerStatuses?.find((each) => each.name === name)?.imageID ?? "")
      .map((imageId) => digestIn(image.repository, imageId)),
  );
  const [digest = null] = digests;
  return digests.size === 1 ? { ...image, digest } : image;
}

function toRevisionView(name: string, set: ObservedReplicaSet, isCurrent: boolean): RevisionView {
  return {
    name: set.metadata?.name ?? "",
    revision: revisionOf(set),
    isCurrent,
    image: imageIn(name, set.spec?.template),
    version: versionIn(set.spec?.template),
    replicas: set.status?.replicas ?? 0,
    ready: set.status?.readyReplicas ?? 0,
    createdAt: isoTime(set.metadata?.creationTimestamp),
  };
}

function byRevisionThenName(a: PodView, b: PodView): number {
  if (a.isCurrent !== b.isCurrent) return a.isCurrent ? -1 : 1;
  return a.name.localeCompare(b.name);
}

function relevantEvents(
  name: string,
  events: readonly ObservedEvent[],
  replicaSetNames: ReadonlySet<string | undefined>,
  pods: readonly ObservedPod[],
): EventView[] {
  const podNames = new Set(pods.map((pod) => pod.metadata?.name));
  return events
    .filter(({ involvedObject }) => {
      switch (involvedObject.kind) {
        case "Deployment":
        case "HorizontalPodAutoscaler":
          return involvedObject.name === name;
        case "ReplicaSet":
          return replicaSetNames.has(involvedObject.name);
        case "Pod":
          return podNames.has(involvedObject.name);
        default:
          return false;
      }
    })
    .map((event) => ({
      key: event.metadata?.uid ?? event.metadata?.name ?? "",
      isWarning: event.type === "Warning",
      subject: `${event.involvedObject.kind ?? ""} ${event.involvedObject.name ?? ""}`,
      reason: event.reason ?? "",
      message: event.message ?? "",
      count: event.count ?? 1,
      lastSeenAt: isoTime(event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp),
    }))
    .toSorted((a, b) => (b.lastSeenAt ?? "").localeCompare(a.lastSeenAt ?? ""))
    .slice(0, eventsShown);
}
