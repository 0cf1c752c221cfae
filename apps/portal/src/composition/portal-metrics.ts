import type { Queue } from "@greenroom/adapters/queue";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { LiveHub } from "../live/live-hub.ts";

/** Metrics of this process and of the queue it can see; slices add theirs to the registry. */
export function createPortalMetrics({ queue, hub }: { queue: Queue; hub: LiveHub }): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const depth = new Gauge({
    name: "greenroom_queue_jobs",
    help: "Jobs by queue and state",
    labelNames: ["queue", "state"] as const,
    registers: [registry],
    async collect() {
      const queues = await queue.depth().catch(() => []);
      this.reset();
      for (const { queue: name, waiting, active } of queues) {
        this.set({ queue: name, state: "waiting" }, waiting);
        this.set({ queue: name, state: "active" }, active);
      }
    },
  });
  const clients = new Gauge({
    name: "greenroom_live_clients",
    help: "Open event streams",
    registers: [registry],
    collect() {
      this.set(hub.clientCount);
    },
  });
  void depth;
  void clients;
  return registry;
}
