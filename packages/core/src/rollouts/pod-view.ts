import { isoTime, type ObservedEvent, type ObservedPod } from "./observed-workload.ts";
import type { PodView } from "./rollout-view.ts";

/** Reasons that end only with another image, configuration or quota. `ErrImagePull` alone is not among them: the
 * first pull may fail on a network that is back a second later, and then becomes ImagePullBackOff. */
const stuckReasons: ReadonlySet<string> = new Set([
  "ImagePullBackOff",
  "ErrImageNeverPull",
  "InvalidImageName",
  "CrashLoopBackOff",
  "CreateContainerConfigError",
  "CreateContainerError",
  "RunContainerError",
]);

export function isStuckPod(pod: PodView): boolean {
  return pod.reason !== null && stuckReasons.has(pod.reason);
}

/** @param isCurrent whether it is of the newest revision */
export function toPodView(pod: ObservedPod, isCurrent: boolean, events: readonly ObservedEvent[]): PodView {
  const labels = pod.metadata?.labels ?? {};
  const containers = pod.status?.containerStatuses ?? [];
  const isReady =
    pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
  const phase = toPhase(pod);
  const trouble = isReady || phase === "Succeeded" ? null : findTrouble(pod, events);
  return {
    name: pod.metadata?.name ?? "",
    phase,
    isReady: isReady && phase === "Running",
    isCurrent,
    restarts: containers.reduce((sum, container) => sum + container.restartCount, 0),
    createdAt: isoTime(pod.metadata?.creationTimestamp),
    node: pod.spec?.nodeName ?? null,
    version: labels["app.kubernetes.io/version"] ?? null,
    reason: trouble?.reason ?? null,
    message: trouble?.message ?? null,
  };
}

function toPhase(pod: ObservedPod): PodView["phase"] {
  if (pod.metadata?.deletionTimestamp) return "Terminating";
  switch (pod.status?.phase) {
    case "Pending":
    case "Running":
    case "Succeeded":
    case "Failed":
      return pod.status.phase;
    default:
      return "Unknown";
  }
}

interface Trouble {
  readonly reason: string;
  readonly message: string | null;
}

function findTrouble(pod: ObservedPod, events: readonly ObservedEvent[]): Trouble | null {
  for (const container of pod.status?.containerStatuses ?? []) {
    const { waiting, terminated } = container.state ?? {};
    // ContainerCreating and PodInitializing are the ordinary way up.
    if (waiting?.reason && waiting.reason !== "ContainerCreating" && waiting.reason !== "PodInitializing") {
      const last = container.lastState?.terminated;
      const exit = last ? `exit code ${last.exitCode}${last.reason ? ` (${last.reason})` : ""}` : null;
      return { reason: waiting.reason, message: join(waiting.message, exit) };
    }
    if (terminated && terminated.exitCode !== 0)
      return {
        reason: terminated.reason ?? "Error",
        message: join(terminated.message, `exit code ${terminated.exitCode}`),
      };
  }
  const scheduled = pod.status?.conditions?.find(({ type }) => type === "PodScheduled");
  if (scheduled?.status === "False")
    return { reason: scheduled.reason ?? "Unschedulable", message: scheduled.message ?? null };
  if (pod.status?.reason) return { reason: pod.status.reason, message: pod.status.message ?? null };
  const unhealthy = latestProbeFailure(pod, events);
  return unhealthy ? { reason: "NotReady", message: unhealthy } : null;
}

function latestProbeFailure(pod: ObservedPod, events: readonly ObservedEvent[]): string | null {
  const own = events.filter(
    (event) =>
      event.reason === "Unhealthy" &&
      event.involvedObject.kind === "Pod" &&
      event.involvedObject.name === pod.metadata?.name,
  );
  const latest = own.toSorted((a, b) =>
    (isoTime(b.lastTimestamp) ?? "").localeCompare(isoTime(a.lastTimestamp) ?? ""),
  )[0];
  return latest?.message ?? null;
}

function join(...parts: readonly (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join("; ") || null;
}
