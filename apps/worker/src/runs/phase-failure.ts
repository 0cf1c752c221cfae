import { assertNever } from "@greenroom/core/result";
import type { RunFailure, RunPhase, TerraformStop } from "@greenroom/core/runs";

/** What people read of a phase that Terraform refused or ended badly. */
export function failureOf(phase: RunPhase, stop: Extract<TerraformStop, { outcome: "failed" }>): RunFailure {
  const { message } = stop;
  switch (stop.code) {
    case "stale":
      return {
        code: "plan_stale",
        phase,
        message: "The state has changed since the plan, so the plan was not applied.",
        remedy: "Start a new plan and have that one approved.",
      };
    case "altered":
      return {
        code: "plan_altered",
        phase,
        message,
        remedy: "Nothing was applied. Find out who changed the stored plan, then start a new one.",
      };
    case "failed":
      return phase === "plan"
        ? { code: "plan_failed", phase, message, remedy: "Correct what the log names and start a new plan." }
        : {
            code: "apply_failed",
            phase,
            message,
            remedy: "Some changes may have been made. A new plan shows what is left to do.",
          };
    case "state_key_mismatch":
      return { code: "state_key_mismatch", phase, message, remedy: `Nothing was applied. ${stop.remedy}` };
    default:
      return assertNever(stop);
  }
}

/** What people read of a phase that broke by itself. The cause is for the operator's log: its text may hold what people
 * should not read. */
export function machineryFailure(phase: RunPhase, error: unknown): RunFailure {
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  return {
    code: "machinery",
    phase,
    message: isMissing
      ? "Terraform could not be started: the program or its configuration is not there yet."
      : "The worker could not finish this phase.",
    remedy: isMissing
      ? "Wait until the tools are prepared, or set TF_BINARY, then start a new plan."
      : "Look for this run's id in the worker's log, then start a new plan.",
  };
}
