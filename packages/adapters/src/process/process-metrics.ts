import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Queue } from "../queue/index.ts";
import type { ProcessFailures } from "./process-failures.ts";

/** What every process of the product tells Prometheus: Node's own figures, the queue that it can see, and what nobody
 * handled. A process adds its own to the registry. */
export function createProcessMetrics(queue: Pick<Queue, "depth">, failures: ProcessFailures): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(
    new Gauge({
      name: "greenroom_queue_jobs",
      help: "Jobs by queue and state",
      labelNames: ["queue", "state"] as const,
      registers: [],
      async collect() {
        const queues = await queue.depth().catch(() => []);
        this.reset();
        for (const { queue: name, waiting, active } of queues) {
          this.set({ queue: name, state: "waiting" }, waiting);
          this.set({ queue: name, state: "active" }, active);
        }
      },
    }),
  );
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
  return registry;
}
