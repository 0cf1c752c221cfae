import { executionTiming, type LeaseStore } from "@greenroom/core/executions";
import { every } from "@greenroom/core/timing";

/** Why a worker must stop what it does under a lease: a person wants it to, others gave the worker up, it cannot reach
 * the database, or its job ends (the worker stops, or the time is up). */
export type LeaseEnd = "stop_requested" | "lost" | "cut_off" | "job_ends";

export interface HeldLease {
  /** Aborts with the first reason to stop. */
  readonly signal: AbortSignal;
  /** Null = there is no reason to stop. */
  endedBy(): LeaseEnd | null;
  /** Says nothing more to the database. */
  release(): void;
}

/** Tells the database that this worker lives, and hears from it what is asked of the execution. A worker that is not
 * answered stops by itself before others give it up, whether its question failed or hangs.
 * @param jobSignal aborts when the job ends */
export function holdLease<Id>(
  store: LeaseStore<Id>,
  id: Id,
  leaseId: string,
  jobSignal: AbortSignal,
): HeldLease {
  const ended = new AbortController();
  let reason: LeaseEnd | null = null;
  function end(why: LeaseEnd): void {
    reason ??= why;
    ended.abort(new Error(`the lease has ended: ${reason}`));
  }
  const onJobEnd = () => end("job_ends");
  if (jobSignal.aborted) onJobEnd();
  jobSignal.addEventListener("abort", onJobEnd, { once: true });

  const ownStopMs = executionTiming.ownStopSeconds * 1000;
  const cutOff = () => end("cut_off");
  let silence = setTimeout(cutOff, ownStopMs);
  const stopBeating = every(
    executionTiming.heartbeatSeconds * 1000,
    async () => {
      // From when it was asked: the database's clock ran on from there.
      const askedAtMs = performance.now();
      const answer = await store.heartbeat(id, leaseId);
      clearTimeout(silence);
      silence = setTimeout(cutOff, ownStopMs - (performance.now() - askedAtMs));
      if (!answer.held) end("lost");
      else if (answer.stopRequested) end("stop_requested");
    },
    // What fails for long is noticed by its silence.
    () => undefined,
  );
  return {
    signal: ended.signal,
    endedBy: () => reason,
    release() {
      void stopBeating();
      clearTimeout(silence);
      jobSignal.removeEventListener("abort", onJobEnd);
    },
  };
}
