import { dispatchRuns, transition } from "@greenroom/core/runs";
import type { RunWorkerContext } from "./run-worker-context.ts";

const silentSeconds = 30;

/** Ends runs whose worker is gone. Their right to the state goes first: a worker that only seemed lost can then write
 * nothing any more. */
export async function reapLostRuns(
  context: Pick<RunWorkerContext, "runs" | "stateVersions" | "queue" | "live" | "log">,
): Promise<void> {
  const { runs, stateVersions, live, log } = context;
  const lost = await runs.listLost(silentSeconds);
  for (const id of lost) {
    const lock = await stateVersions.revoke(id);
    const ended = await runs.update(id, (run, at) => transition(run, { type: "worker_lost", at }), {
      event: "worker_lost",
      by: null,
    });
    if (!ended.ok) continue;
    log.error({ runId: id, lockId: lock?.info.ID }, "worker lost");
    await runs.dropPlanFile(id);
    await live.notify({ topic: "runs", key: id });
  }
  if (lost.length > 0) await dispatchRuns(context);
}
