import type { JobHandler } from "@greenroom/core/jobs";
import { UnavailableError } from "@greenroom/core/result";
import { planOf, type runJobs } from "@greenroom/core/runs";
import { executePhase } from "./execute-phase.ts";
import { failureOf } from "./phase-failure.ts";
import type { RunWorkerContext } from "./run-worker-context.ts";
import { unsavedState } from "./unsaved-state.ts";

/** Applies the approved plan file, at most once: its claim succeeds once, however often the queue hands the job on. */
export function applyRun(context: RunWorkerContext): JobHandler<typeof runJobs.apply> {
  return ({ runId }, stopping) =>
    executePhase(context, "apply", runId, stopping, async (run, execution) => {
      const plan = planOf(run);
      const stored = await context.runs.loadPlan(runId).catch((error: unknown) => {
        // What is there and does not open, not a database that is away.
        if (!(error instanceof UnavailableError) || error.code === undefined) throw error;
        context.log.error({ err: error, runId }, "stored plan does not open");
        return error;
      });
      if (stored instanceof UnavailableError)
        return {
          type: "failed",
          failure: {
            code: "plan_altered",
            phase: "apply",
            message: stored.message,
            remedy: `Nothing was applied. ${stored.remedy ?? ""}`,
          },
        };
      if (plan === null || stored === null)
        return {
          type: "failed",
          failure: failureOf("apply", {
            outcome: "failed",
            code: "altered",
            message: "The stored plan is missing or is not the one that was stored.",
          }),
        };
      const outcome = await context.terraform.apply(
        { ...execution, configuration: stored.configuration, sensitive: stored.sensitive },
        stored.planFile,
        plan.digest,
      );
      if (outcome.outcome === "stopped") return { type: "stopped", forced: outcome.forced };
      if (outcome.outcome === "state_not_saved")
        return { type: "failed", failure: unsavedState(context, run, "apply", outcome) };
      if (outcome.outcome === "failed") return { type: "failed", failure: failureOf("apply", outcome) };
      return { type: "apply_finished", applied: outcome.applied };
    });
}
