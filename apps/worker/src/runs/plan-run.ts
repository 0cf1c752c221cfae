import type { JobHandler } from "@greenroom/core/jobs";
import type { runJobs } from "@greenroom/core/runs";
import { executePhase } from "./execute-phase.ts";
import { failureOf } from "./phase-failure.ts";
import type { RunWorkerContext } from "./run-worker-context.ts";
import { unsavedState } from "./unsaved-state.ts";

export function planRun(context: RunWorkerContext): JobHandler<typeof runJobs.plan> {
  return ({ runId }, stopping) =>
    executePhase(context, "plan", runId, stopping, async (run, execution) => {
      const snapshot = await context.terraform.snapshot(run.workspace);
      const outcome = await context.terraform.plan({
        ...execution,
        configuration: snapshot.archive,
        sensitive: [],
      });
      if (outcome.outcome === "stopped") return { type: "stopped", forced: outcome.forced };
      if (outcome.outcome === "state_not_saved")
        return { type: "failed", failure: unsavedState(context, run, "plan", outcome) };
      if (outcome.outcome === "failed") return { type: "failed", failure: failureOf("plan", outcome) };
      const state = await context.stateVersions.latest(run.workspace);
      await context.runs.savePlan(runId, {
        planFile: outcome.planFile,
        configuration: snapshot.archive,
        summary: outcome.summary,
        sensitive: outcome.sensitive,
      });
      return {
        type: "plan_finished",
        plan: {
          digest: outcome.digest,
          configurationDigest: snapshot.configurationDigest,
          lockFileDigest: snapshot.lockFileDigest,
          variablesDigest: snapshot.variablesDigest,
          stateSerial: state?.serial ?? null,
          counts: outcome.summary.counts,
        },
      };
    });
}
