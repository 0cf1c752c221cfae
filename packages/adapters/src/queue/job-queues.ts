import { executionTiming } from "@greenroom/core/executions";
import type { Job } from "@greenroom/core/jobs";
import type { PgBoss } from "pg-boss";

/** Makes the pg-boss queue of a job once, or brings it to the job's contract. */
export function createJobQueues(boss: () => Promise<PgBoss>) {
  const ready = new Map<string, Promise<void>>();
  async function ensure(job: Job): Promise<void> {
    const started = await boss();
    const contract = {
      expireInSeconds: job.timeoutSeconds,
      retryLimit: job.attemptsMax - 1,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 30,
      retentionSeconds: 14 * 24 * 3600,
      deleteAfterSeconds: 7 * 24 * 3600,
      heartbeatSeconds: executionTiming.jobHandedOnSeconds,
      notify: true,
    };
    await started.createQueue(job.name, { ...contract, policy: "key_strict_fifo" });
    await started.updateQueue(job.name, contract);
  }
  return {
    ready(job: Job): Promise<void> {
      const found = ready.get(job.name);
      if (found) return found;
      const made = ensure(job);
      ready.set(job.name, made);
      made.catch(() => ready.delete(job.name));
      return made;
    },
  };
}
