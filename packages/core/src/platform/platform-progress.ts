import type { PlatformStatus, PreparationStep } from "./platform-status.ts";

export function isReady(status: PlatformStatus): boolean {
  return status.steps.every((step) => step.state === "ready");
}

/** The step people wait for: the first failed one, else the first that runs, else the first that waits. */
export function currentStep(status: PlatformStatus): PreparationStep | null {
  for (const state of ["failed", "running", "waiting"] as const) {
    const step = status.steps.find((candidate) => candidate.state === state);
    if (step) return step;
  }
  return null;
}
