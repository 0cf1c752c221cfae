import type { JobQueue } from "../jobs/index.ts";
import type { LiveNotifier } from "../live/index.ts";
import { runJobs } from "./jobs.ts";
import type { RunStore } from "./ports.ts";
import { transition } from "./transition.ts";
import { workspaceName } from "./workspace.ts";

/** Gives waiting runs their turn and hands them to the queue. Safe to call at any time from anywhere: a job whose run
 * is not where the job expects it does nothing. */
export async function dispatchRuns(context: {
  readonly runs: RunStore;
  readonly queue: JobQueue;
  readonly live: LiveNotifier;
}): Promise<void> {
  const { runs, queue, live } = context;
  for (const run of await runs.advance()) {
    await queue.enqueue(runJobs.plan, workspaceName(run.workspace), { runId: run.id });
    await live.notify({ topic: "runs", key: run.id });
  }
  for (const run of await runs.listInStatus(["confirmed"])) {
    await queue.enqueue(runJobs.apply, workspaceName(run.workspace), { runId: run.id });
    // Queued first, recorded second: a crash between the two queues it twice, and only one claim succeeds.
    await runs.update(run.id, (current, at) => transition(current, { type: "apply_enqueued", at }), {
      event: "apply_enqueued",
      by: null,
    });
    await live.notify({ topic: "runs", key: run.id });
  }
}

/** Hands runs to the queue again whose job may have been lost between the database and the queue.
 * @param waitingSeconds how long a run must have waited to count as forgotten */
export async function redispatchForgottenRuns(
  context: { readonly runs: RunStore; readonly queue: JobQueue },
  now: Date,
  waitingSeconds: number,
): Promise<void> {
  for (const run of await context.runs.listInStatus(["plan_queued", "apply_queued"])) {
    if (now.getTime() - run.statusSince.getTime() < waitingSeconds * 1000) continue;
    const job = run.status === "plan_queued" ? runJobs.plan : runJobs.apply;
    await context.queue.enqueue(job, workspaceName(run.workspace), { runId: run.id });
  }
}
