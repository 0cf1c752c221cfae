import type { Job, JobHandler } from "@greenroom/core/jobs";
import { TerminalError } from "@greenroom/core/result";
import type { JobResult, Job as QueuedJob } from "pg-boss";
import { z } from "zod";
import type { QueueLog } from "./queue-log.ts";

/** Runs one attempt and says what becomes of the job.
 *
 * One that must not be tried again is recorded as completed, with its failure as output: the slice's own record of the
 * work says how it ended. One whose attempts are used up stays failed until its slice was told. */
export async function runAttempt<J extends Job>(
  job: J,
  handler: JobHandler<J>,
  attempt: QueuedJob,
  stopping: AbortSignal,
  log: QueueLog,
): Promise<JobResult> {
  const startedAtMs = performance.now();
  const facts = { job: job.name, jobId: attempt.id, attempt: attempt.retryCount + 1 };
  try {
    const payload = job.payload.safeParse(attempt.data);
    if (!payload.success) throw new TerminalError(`payload: ${z.prettifyError(payload.error)}`);
    await handler(payload.data as z.infer<J["payload"]>, AbortSignal.any([attempt.signal, stopping]));
    log.info({ ...facts, durationMs: Math.round(performance.now() - startedAtMs) }, "job done");
    return { id: attempt.id, status: "completed" };
  } catch (error) {
    const isTerminal = error instanceof TerminalError;
    const willRetry = !isTerminal && attempt.retryCount + 1 < job.attemptsMax;
    log.error({ ...facts, err: error, willRetry }, "job failed");
    const output = { failure: error instanceof Error ? error.message : String(error) };
    return { id: attempt.id, status: isTerminal ? "completed" : "failed", output };
  }
}
