import { z } from "zod";

/** The parts of a Deployment, StatefulSet or DaemonSet that tell how far it is. */
export const workloadSchema = z.object({
  kind: z.string().optional(),
  metadata: z.object({ name: z.string(), namespace: z.string(), generation: z.number() }),
  spec: z.object({
    replicas: z.number().optional(),
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
  }),
  status: z.object({
    observedGeneration: z.number().optional(),
    availableReplicas: z.number().optional(),
    updatedReplicas: z.number().optional(),
    // A DaemonSet has one pod a node and names its counts otherwise.
    desiredNumberScheduled: z.number().optional(),
    numberAvailable: z.number().optional(),
    updatedNumberScheduled: z.number().optional(),
  }),
});
export type Workload = z.infer<typeof workloadSchema>;

const containerStatusSchema = z.object({
  name: z.string(),
  ready: z.boolean(),
  state: z.object({
    running: z.object({ startedAt: z.iso.datetime() }).optional(),
    waiting: z.object({ reason: z.string().optional(), message: z.string().optional() }).optional(),
  }),
});

export const podListSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), deletionTimestamp: z.string().optional() }),
      status: z.object({
        phase: z.string().optional(),
        conditions: z
          .array(z.object({ type: z.string(), status: z.string(), message: z.string().optional() }))
          .optional(),
        containerStatuses: z.array(containerStatusSchema).optional(),
      }),
    }),
  ),
});
export type Pod = z.infer<typeof podListSchema>["items"][number];

/** What a workload still waits for, for people; null when all of it runs.
 *
 * @param since start of the cluster's run: what the API remembers of the run before does not count */
export function waitingFor(workload: Workload, pods: readonly Pod[], since: Date): string | null {
  const { name, namespace, generation } = workload.metadata;
  const label = `${namespace}/${name}`;
  const { status } = workload;
  if (status.observedGeneration !== generation) return `${label}: the controller has not seen it yet`;
  const wanted = status.desiredNumberScheduled ?? workload.spec.replicas ?? 1;
  const available = status.availableReplicas ?? status.numberAvailable ?? 0;
  const updated = status.updatedReplicas ?? status.updatedNumberScheduled ?? 0;
  const living = pods.filter(
    ({ metadata, status: { phase } }) => !metadata.deletionTimestamp && phase !== "Failed",
  );
  const notReady = living.map((pod) => podWaitsFor(pod, since)).find((reason) => reason !== null);
  if (notReady) return `${label}: ${notReady}`;
  if (updated < wanted || available < wanted || living.length < wanted) {
    return `${label}: ${available} of ${wanted} pods available`;
  }
  return null;
}

function podWaitsFor({ metadata, status }: Pod, since: Date): string | null {
  // Kubernetes cuts times to whole seconds.
  const earliestMs = Math.floor(since.getTime() / 1000) * 1000;
  const containers = status.containerStatuses ?? [];
  if (containers.length === 0) {
    const unscheduled = status.conditions?.find(
      ({ type, status: is }) => type === "PodScheduled" && is === "False",
    );
    return `${metadata.name} ${unscheduled?.message ?? "has no container yet"}`;
  }
  for (const { name, ready, state } of containers) {
    if (state.waiting) {
      return `${metadata.name} ${state.waiting.reason ?? "is waiting"} ${state.waiting.message ?? ""}`.trim();
    }
    const startedAt = state.running?.startedAt;
    if (!startedAt || Date.parse(startedAt) < earliestMs)
      return `${metadata.name} ${name} is not started yet`;
    if (!ready) return `${metadata.name} ${name} is not ready yet`;
  }
  return null;
}
