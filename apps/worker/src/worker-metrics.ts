import { Histogram, type Registry } from "prom-client";

/** @param registry of this process, which the worker's own figures are added to */
export function createWorkerMetrics(registry: Registry) {
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
