import { hostname } from "node:os";
import { dispatchRuns, redispatchForgottenRuns, runJobs } from "@greenroom/core/runs";
import type { Worker } from "../composition.ts";
import { applyRun } from "./apply-run.ts";
import { planRun } from "./plan-run.ts";
import { reapLostRuns } from "./reap-lost-runs.ts";
import type { RunWorkerContext } from "./run-worker-context.ts";
import { tellKeptStates } from "./unsaved-state.ts";

const careMs = 5_000;
const forgottenSeconds = 60;

/** Begins to execute runs and to look after those of workers that are gone. */
export async function registerRuns(worker: Worker): Promise<void> {
  const { queue, log, metrics } = worker;
  const context: RunWorkerContext = {
    ...worker,
    worker: `${hostname()}/${process.pid}`,
    log: log.child({ part: "runs" }),
    observePhase: (phase, environment, outcome, seconds) =>
      metrics.runDurationSeconds.observe({ phase, environment, outcome }, seconds),
  };
  await queue.work(runJobs.plan, planRun(context));
  await queue.work(runJobs.apply, applyRun(context));
  worker.onStop.push(lookAfterRuns(context));
}

/** @returns a function that ends it */
function lookAfterRuns(context: RunWorkerContext): () => void {
  let busy = false;
  let rounds = 0;
  async function care(): Promise<void> {
    await reapLostRuns(context);
    await tellKeptStates(context);
    await dispatchRuns(context);
    rounds += 1;
    if ((rounds * careMs) / 1_000 < forgottenSeconds) return;
    rounds = 0;
    await redispatchForgottenRuns(context, new Date(), forgottenSeconds);
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
