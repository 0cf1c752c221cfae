import { machinery } from "@greenroom/core/access";
import { executionTiming } from "@greenroom/core/executions";
import { type RunId, runJobs } from "@greenroom/core/runs";
import { every } from "@greenroom/core/timing";
import type { Worker } from "../composition.ts";
import { keepGivingUpSilent } from "../executions/give-up-silent.ts";
import { applyRun } from "./apply-run.ts";
import { planRun } from "./plan-run.ts";
import type { RunWorkerContext } from "./run-worker-context.ts";
import { takeRunsWhenReady } from "./take-runs-when-ready.ts";
import { removeLeftFolders, tellKeptStates } from "./unsaved-state.ts";

/** Begins to execute runs, and gives up those whose worker is gone. */
export async function registerRuns(worker: Worker): Promise<void> {
  const { queue, runs, processMetrics } = worker;
  const log = worker.log.child({ part: "runs" });
  const context: RunWorkerContext = {
    ...worker,
    log,
    observePhase: (phase, environment, outcome, seconds) =>
      processMetrics.runDurationSeconds.observe({ phase, environment, outcome }, seconds),
  };
  const onGivenUp = async ({ runId }: { runId: RunId }) => {
    // A run that was claimed is no longer the queue's to speak of.
    await runs.change(runId, { type: "attempts_used_up" }, machinery);
    return "settled" as const;
  };
  worker.onStop.push(
    await takeRunsWhenReady({ ...context, workerReadiness: worker.workerReadiness }, async () => {
      await queue.work(runJobs.plan, planRun(context), { onGivenUp });
      await queue.work(runJobs.apply, applyRun(context), { onGivenUp });
      await runs.giveTurns();
    }),
    keepGivingUpSilent(runs, log),
    // No repair: a turn comes with the change that frees the workspace. This is for runs that were held back then, by a
    // reason that goes away without a change of any run.
    every(
      executionTiming.giveTurnsSeconds * 1000,
      () => runs.giveTurns(),
      (error) => log.error({ err: error }, "giving turns"),
    ),
    every(
      executionTiming.lookForKeptStatesSeconds * 1000,
      async () => {
        await tellKeptStates(context);
        await removeLeftFolders(context);
      },
      (error) => log.error({ err: error }, "looking for kept states"),
    ),
  );
}
