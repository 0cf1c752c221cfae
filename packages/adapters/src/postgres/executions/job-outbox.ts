import type { Job, JobRequest } from "@greenroom/core/jobs";
import type { Queue } from "../../queue/index.ts";
import type { DatabaseTransaction } from "../database.ts";

/** The part of the queue that stores need. */
export type TransactionalQueue = Pick<Queue, "enqueueIn" | "prepare">;

export interface JobOutbox<Item> {
  /** To be awaited before a transaction that may enqueue: queues are made on other connections. */
  ready(): Promise<void>;
  /** Queues the job that an item's state asks for since this change, with the change. */
  follow(transaction: DatabaseTransaction, before: Item | null, after: Item): Promise<void>;
}

/** @param jobOf the job that a state asks for; null = none */
export function createJobOutbox<Item>(
  queue: TransactionalQueue,
  jobs: readonly Job[],
  jobOf: (item: Item) => JobRequest | null,
): JobOutbox<Item> {
  const nameOf = (item: Item | null) => item && (jobOf(item)?.job.name ?? null);
  return {
    ready: () => queue.prepare(jobs),
    async follow(transaction, before, after) {
      const request = jobOf(after);
      if (request === null || request.job.name === nameOf(before)) return;
      await queue.enqueueIn(transaction, request);
    },
  };
}
