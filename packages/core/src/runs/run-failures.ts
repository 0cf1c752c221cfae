import { type Lease, silentInWords } from "../executions/index.ts";
import type { RunFailure, RunPhase } from "./run.ts";
import { runJobs } from "./run-jobs.ts";

/** How a run ends when no worker speaks for it any more. */
export function workerLost(phase: RunPhase, lease: Lease): RunFailure {
  return {
    code: "worker_lost",
    phase,
    message: `Worker lost: ${lease.worker} ${silentInWords}.`,
    remedy:
      phase === "plan"
        ? "Nothing was changed. Start a new plan."
        : "Nothing is applied again by itself. What Terraform made after its last word may be in no state, and a new plan would create it again: compare the plan with what is there before you approve it. If Terraform outlived its worker it leaves its state in its folder, and this page says where once it is found.",
  };
}

/** An interrupt that nobody asked for came from the worker's own end. */
export function workerStopped(phase: RunPhase): RunFailure {
  return {
    code: "machinery",
    phase,
    message: "The worker was stopped while Terraform ran; Terraform was interrupted.",
    remedy:
      phase === "plan"
        ? "Nothing was changed. Start a new plan."
        : "Start a new plan: it shows what is left to do. Where Terraform had to be killed before it ended, what it made last may be in no state: compare the plan with what is there before you approve it.",
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
