import { assertNever } from "../result/index.ts";
import { digestIn, parseImageReference } from "./image-reference.ts";
import { isoTime, type ObservedPodTemplate, type ObservedWorkload } from "./observed-workload.ts";
import { toPodView } from "./pod-view.ts";
import { readDaemonSet } from "./read-daemon-set.ts";
import { readDeployment } from "./read-deployment.ts";
import { readStatefulSet } from "./read-stateful-set.ts";
import type { EventView, ImageReference, PodView, RolloutView } from "./rollout-view.ts";
import { ownContainer, type Workload } from "./workload.ts";
import type { WorkloadReading } from "./workload-reading.ts";

const versionLabel = "app.kubernetes.io/version";
const eventsShown = 50;

type Named = Pick<Workload, "name" | "container">;

export function toRolloutView(workload: Named, observed: ObservedWorkload): RolloutView {
  const reading = read(observed);
  if (reading === null) return absentRollout(workload, observed);
  const { metadata, template, replicas, revision, conditions } = reading;
  const pods = reading.pods
    .map((pod) => toPodView(pod, reading.isCurrent(pod), observed.events))
    .toSorted(byRevisionThenName);
  return {
    kind: observed.kind,
    workload: workload.name,
    ...reading.judge(pods),
    replicas,
    generation: metadata?.generation ?? 0,
    revision,
    image: withRunningDigest(imageIn(workload, template), workload, reading),
    version: versionIn(template),
    pods,
    revisions: reading.revisions
      .map(({ template: own, createdAt, ...each }) => ({
        ...each,
        image: imageIn(workload, own),
        version: versionIn(own),
        createdAt: isoTime(createdAt),
      }))
      .toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0)),
    conditions: conditions.map((condition) => ({
      type: condition.type,
      isTrue: condition.status === "True",
      reason: condition.reason ?? "",
      message: condition.message ?? "",
      changedAt: isoTime(condition.lastTransitionTime),
    })),
    events: relevantEvents(workload, observed, reading),
  };
}

/** @returns null where the cluster holds no such workload */
function read(observed: ObservedWorkload): WorkloadReading | null {
  switch (observed.kind) {
    case "Deployment":
      return observed.object && readDeployment(observed.object, observed);
    case "StatefulSet":
      return observed.object && readStatefulSet(observed.object, observed);
    case "DaemonSet":
      return observed.object && readDaemonSet(observed.object, observed);
    default:
      return assertNever(observed);
  }
}

function absentRollout({ name }: Named, { kind }: ObservedWorkload): RolloutView {
  return {
    kind,
    workload: name,
    status: "Unknown",
    reason: `The cluster holds no ${kind} named ${name} here.`,
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

function imageIn(workload: Named, template: ObservedPodTemplate | undefined): ImageReference | null {
  const image = ownContainer(workload, template?.spec?.containers ?? [])?.image;
  return image ? parseImageReference(image) : null;
}

function versionIn(template: ObservedPodTemplate | undefined): string | null {
  return template?.metadata?.labels?.[versionLabel] ?? null;
}

/** A template that names only a tag leaves the digest to the runtime; it counts when all current pods agree. */
function withRunningDigest(
  image: ImageReference | null,
  workload: Named,
  { template, pods, isCurrent }: WorkloadReading,
): ImageReference | null {
  if (image === null || image.digest !== null) return image;
  const own = ownContainer(workload, template?.spec?.containers ?? [])?.name;
  const digests = new Set(
    pods
      .filter(isCurrent)
      .map((pod) => pod.status?.containerStatuses?.find(({ name }) => name === own)?.imageID ?? "")
      .map((imageId) => digestIn(image.repository, imageId)),
  );
  const [digest = null] = digests;
  return digests.size === 1 ? { ...image, digest } : image;
}

function byRevisionThenName(a: PodView, b: PodView): number {
  if (a.isCurrent !== b.isCurrent) return a.isCurrent ? -1 : 1;
  return a.name.localeCompare(b.name, undefined, { numeric: true });
}

function relevantEvents(
  { name }: Named,
  { kind, events }: ObservedWorkload,
  { between, pods }: WorkloadReading,
): EventView[] {
  const podNames = new Set(pods.map((pod) => pod.metadata?.name));
  return events
    .filter(({ involvedObject }) => {
      switch (involvedObject.kind) {
        case kind:
        case "HorizontalPodAutoscaler":
          return involvedObject.name === name;
        case between.kind:
          return between.names.has(involvedObject.name);
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
