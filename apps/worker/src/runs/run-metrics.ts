import type { RunPhase } from "@greenroom/core/runs";
import { Histogram, type Registry } from "prom-client";

export interface RunMetrics {
  observe(phase: RunPhase, outcome: string, seconds: number): void;
}

export function createRunMetrics(registry: Registry): RunMetrics {
  const durations = new Histogram({
    name: "greenroom_run_duration_seconds",
    help: "How long a phase of a run took, by phase and the status in which it left the run.",
    labelNames: ["phase", "outcome"],
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3600],
    registers: [registry],
  });
  return { observe: (phase, outcome, seconds) => durations.observe({ phase, outcome }, seconds) };
}
