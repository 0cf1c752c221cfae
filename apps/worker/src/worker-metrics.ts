import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** The part of the queue that is measured. */
interface MeasuredQueue {
  depth(): Promise<readonly { queue: string; waiting: number; active: number }[]>;
}

interface MeasuredProcess {
  rejectionCount(): number;
}

export function createWorkerMetrics(queue: MeasuredQueue, failures: MeasuredProcess) {
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
  return {
    registry,
    runDurationSeconds: new Histogram({
      name: "greenroom_run_duration_seconds",
      help: "Duration of a run's phase",
      labelNames: ["phase", "environment", "outcome"] as const,
      buckets: [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900],
      registers: [registry],
    }),
  };
}
