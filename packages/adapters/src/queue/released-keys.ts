import type { Job, JobPayload } from "@greenroom/core/jobs";
import { every } from "@greenroom/core/timing";
import type { PgBoss } from "pg-boss";
import type { QueueLog } from "./queue-log.ts";

const intervalMs = 1_000;

/** Watches for jobs that failed for good, by their own word or by pg-boss's (their process died, their time ran out):
 * tells the slice, then removes them, because a failed job holds back every later one of its key.
 * @returns ends it */
export function releaseBlockedKeys<J extends Job>(
  boss: PgBoss,
  job: J,
  onGivenUp: ((payload: JobPayload<J>) => Promise<"settled" | "later">) | undefined,
  log: QueueLog,
): () => Promise<void> {
  async function release(): Promise<void> {
    for (const key of await boss.getBlockedKeys(job.name)) {
      for (const found of await boss.findJobs<object>(job.name, { key })) {
        if (found.state !== "failed") continue;
        const payload = job.payload.safeParse(found.data);
        const outcome = payload.success ? await onGivenUp?.(payload.data as JobPayload<J>) : "settled";
        if (outcome === "later") continue;
        log.error({ job: job.name, jobId: found.id, key, output: found.output }, "job given up");
        await boss.deleteJob(job.name, found.id);
      }
    }
  }
  return every(intervalMs, release, (error) => log.error({ job: job.name, err: error }, "blocked keys"));
}
