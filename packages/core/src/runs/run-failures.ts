import { type Lease, silentInWords } from "../executions/index.ts";
import type { RunFailure, RunPhase } from "./run.ts";
import { runJobs } from "./run-jobs.ts";

/** How a run ends when no worker speaks for it any more. */
export function workerLost(phase: RunPhase, lease: Lease): RunFailure {
  return {
    code: "worker_lost",
    phase,
    message: `worker lost: ${lease.worker} ${silentInWords}.`,
    remedy:
      phase === "plan"
        ? "Nothing was changed. Start a new plan."
        : "Some changes may have been made. A new plan shows what is left; nothing is applied again by itself.",
  };
}

/** An interrupt that nobody asked for came from the worker's own end. */
export function workerStopped(phase: RunPhase): RunFailure {
  return {
    code: "machinery",
    phase,
    message: "The worker was stopped while Terraform ran; Terraform was interrupted.",
    remedy: "Start a new plan: it shows what is left to do.",
  };
}

export function neverStarted(phase: RunPhase): RunFailure {
  return {
    code: "never_started",
    phase,
    message: `The ${phase} was given to a worker ${runJobs[phase].attemptsMax} times, and none of them began it.`,
    remedy: "Nothing was changed. Look for this run's id in the workers' logs, then start a new plan.",
  };
}
