import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { KubernetesApi } from "./kubernetes-api.ts";

const node = "node-1";
const lookEveryMs = 200;

const deleteNow = { apiVersion: "v1", kind: "DeleteOptions", gracePeriodSeconds: 0 };

const podsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        namespace: z.string(),
        labels: z.record(z.string(), z.string()).default({}),
        deletionTimestamp: z.string().optional(),
      }),
      spec: z.object({
        nodeName: z.string().optional(),
        containers: z.array(z.object({ name: z.string(), image: z.string() })),
      }),
      status: z.object({ phase: z.string().optional() }).optional(),
    }),
  ),
});
type Pod = z.infer<typeof podsSchema>["items"][number];

/** A pod that runs, as far as anybody can tell. */
export interface RunningPod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface StandInNodes {
  /** Pods that are ready now. */
  running(): readonly RunningPod[];
  stop(): Promise<void>;
}

/** Stands for scheduler and kubelet: gives every pod to its one node, where it is ready at once, and lets deleted ones
 * go. It runs nothing. */
export async function startStandInNodes(api: KubernetesApi): Promise<StandInNodes> {
  await api.send("POST", "/api/v1/nodes", { metadata: { name: node } });
  await api.send("PATCH", `/api/v1/nodes/${node}/status`, {
    status: {
      conditions: [{ type: "Ready", status: "True", reason: "StandIn" }],
      capacity: { cpu: "8", memory: "16Gi", pods: "110" },
      allocatable: { cpu: "8", memory: "16Gi", pods: "110" },
    },
  });
  // A node that comes is marked as not ready, and no controller is there to see that it is.
  await api.send("PATCH", `/api/v1/nodes/${node}`, { spec: { taints: null } });
  const stopping = new AbortController();
  let running: readonly RunningPod[] = [];

  async function look(): Promise<void> {
    const { items } = await api.get("/api/v1/pods", podsSchema);
    running = items
      .filter(({ status, metadata }) => status?.phase === "Running" && !metadata.deletionTimestamp)
      .map(({ metadata: { namespace, name, labels } }) => ({ namespace, name, labels }));
    // One that changed meanwhile is looked at again.
    await Promise.allSettled(items.map((pod) => act(api, pod)));
  }

  const working = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch(() => undefined);
      await delay(lookEveryMs);
    }
  })();
  return {
    running: () => running,
    async stop() {
      stopping.abort();
      await working;
    },
  };
}

async function act(api: KubernetesApi, { metadata, spec, status }: Pod): Promise<void> {
  const { namespace, name } = metadata;
  const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  if (metadata.deletionTimestamp) return api.send("DELETE", path, deleteNow);
  if (spec.nodeName === undefined)
    return api.send("POST", `${path}/binding`, { metadata: { name }, target: { kind: "Node", name: node } });
  if (status?.phase === "Running") return;
  const since = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const isTrue = (type: string) => ({ type, status: "True", lastTransitionTime: since });
  return api.send("PATCH", `${path}/status`, {
    status: {
      phase: "Running",
      startTime: since,
      podIP: "127.0.0.1",
      conditions: ["Initialized", "ContainersReady", "Ready", "PodScheduled"].map(isTrue),
      containerStatuses: spec.containers.map((container) => ({
        name: container.name,
        image: container.image,
        imageID: container.image,
        ready: true,
        started: true,
        restartCount: 0,
        state: { running: { startedAt: since } },
      })),
    },
  });
}
