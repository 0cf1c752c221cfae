import type { Job, JobHandler } from "@greenroom/core/jobs";
import { dispatchRuns, redispatchForgottenRuns, runJobs } from "@greenroom/core/runs";
import { applyRun } from "./apply-run.ts";
import { planRun } from "./plan-run.ts";
import { reapLostRuns } from "./reap-lost-runs.ts";
import type { RunWorkerContext } from "./run-worker-context.ts";

export { createRunMetrics } from "./run-metrics.ts";
export type { RunWorkerContext } from "./run-worker-context.ts";

const careMs = 5_000;
const forgottenSeconds = 60;

interface WorkQueue {
  work<J extends Job>(job: J, handler: JobHandler<J>, options?: { concurrency?: number }): Promise<void>;
}

/** Begins to execute runs and to look after those of workers that are gone.
 * @returns a function that ends the looking after; the queue ends the executing */
export async function startRuns(context: RunWorkerContext, queue: WorkQueue): Promise<() => void> {
  await queue.work(runJobs.plan, planRun(context), { concurrency: 2 });
  await queue.work(runJobs.apply, applyRun(context), { concurrency: 2 });
  let busy = false;
  let rounds = 0;
  async function care(): Promise<void> {
    await reapLostRuns(context);
    await dispatchRuns(context);
    rounds += 1;
    if ((rounds * careMs) / 1000 >= forgottenSeconds) {
      rounds = 0;
      await redispatchForgottenRuns(context, new Date(), forgottenSeconds);
    }
  }
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    care()
      .catch((error: unknown) => context.log.error({ err: error }, "looking after runs"))
      .finally(() => {
        busy = false;
      });
  }, careMs);
  return () => clearInterval(timer);
}
