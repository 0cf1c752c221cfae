import type { Job, JobPayload } from "@greenroom/core/jobs";
import { every } from "@greenroom/core/timing";
import type { PgBoss } from "pg-boss";
import type { QueueLog } from "./queue-log.ts";

const intervalMs = 1_000;

/** Watches for jobs that pg-boss itself failed (their process died, their time ran out): tells the slice, then
 * removes them, because a failed job holds back every later one of its key.
 * @returns ends it */
export function releaseBlockedKeys<J extends Job>(
  boss: PgBoss,
  job: J,
  onLost: ((payload: JobPayload<J>) => Promise<void>) | undefined,
  log: QueueLog,
): () => Promise<void> {
  async function release(): Promise<void> {
    for (const key of await boss.getBlockedKeys(job.name)) {
      for (const found of await boss.findJobs<object>(job.name, { key })) {
        if (found.state !== "failed") continue;
        log.error({ job: job.name, jobId: found.id, key, output: found.output }, "job lost");
        const payload = job.payload.safeParse(found.data);
        if (payload.success) await onLost?.(payload.data as JobPayload<J>);
        await boss.deleteJob(job.name, found.id);
      }
    }
  }
  return every(intervalMs, release, (error) => log.error({ job: job.name, err: error }, "blocked keys"));
}
