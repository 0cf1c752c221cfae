import type { RunId, RunStore } from "@greenroom/core/runs";

/** Also how soon a cancel is heard. */
const heartbeatMs = 1_000;
/** Shorter than the 30 seconds after which others give the run up: a cut-off worker stops by itself first. */
const silentMaxMs = 20_000;

export interface RunLease {
  /** Aborts on a cancel, on the loss of the lease, and when the worker stops. */
  readonly signal: AbortSignal;
  release(): void;
}

/** Tells the database that this worker lives, and hears from it what is asked of the run. */
export function holdLease(runs: RunStore, runId: RunId, leaseId: string, stopping: AbortSignal): RunLease {
  const ended = new AbortController();
  let heardAtMs = performance.now();
  let busy = false;
  async function beat(): Promise<void> {
    const answer = await runs.heartbeat(runId, leaseId).catch(() => null);
    const nowMs = performance.now();
    if (answer !== null) heardAtMs = nowMs;
    if (answer?.cancelRequested) ended.abort(new Error("canceled"));
    else if (answer?.held === false) ended.abort(new Error("the run was given up"));
    else if (nowMs - heardAtMs > silentMaxMs) ended.abort(new Error("the database is out of reach"));
  }
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void beat().finally(() => {
      busy = false;
    });
  }, heartbeatMs);
  return { signal: AbortSignal.any([ended.signal, stopping]), release: () => clearInterval(timer) };
}
