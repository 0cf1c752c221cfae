export { type ProcessFailures, reportProcessFailures } from "./process-failures.ts";
export { createProcessMetrics } from "./process-metrics.ts";
export { readReadiness } from "./readiness.ts";
