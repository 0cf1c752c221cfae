import type { ProcessFailures } from "@greenroom/adapters/process";
import type { Queue } from "@greenroom/adapters/queue";
import type { RolloutSource } from "@greenroom/core/rollouts";
import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { LiveHub } from "../live/live-hub.ts";

/** Metrics of this process and of the queue it can see; slices add theirs to the registry. */
export function createPortalMetrics({
  queue,
  hub,
  rollouts,
  failures,
}: {
  queue: Queue;
  hub: LiveHub;
  rollouts: RolloutSource;
  failures: ProcessFailures;
}): Registry {
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
  const watchAge = new Gauge({
    name: "greenroom_watch_age_seconds",
    help: "Seconds since all watches of an environment were answered last; absent where it never did",
    labelNames: ["environment"] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const { environment, connection } of rollouts.all()) {
        if (connection.lastEventAt === null) continue;
        this.set({ environment }, (Date.now() - Date.parse(connection.lastEventAt)) / 1000);
      }
    },
  });
  registry.registerMetric(
    new Counter({
      name: "greenroom_unhandled_rejections_total",
      help: "Promises that were rejected and that nobody handled, since the process started",
      registers: [],
      collect() {
        this.reset();
        this.inc(failures.rejectionCount());
      },
    }),
  );
  void watchAge;
  void depth;
  void clients;
  return registry;
}
