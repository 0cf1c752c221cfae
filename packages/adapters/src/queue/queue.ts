import {
  type Job,
  type JobHandler,
  type JobId,
  type JobPayload,
  type JobQueue,
  type JobRequest,
} from "@greenroom/core/jobs";
import { fromPrisma, PgBoss, type PrismaTransactionLike } from "pg-boss";
import { createJobQueues } from "./job-queues.ts";
import type { QueueLog } from "./queue-log.ts";
import { releaseBlockedKeys } from "./released-keys.ts";
import { runAttempt } from "./run-attempt.ts";

export interface QueueOptions {
  /** A worker supervises (expiry, lost workers); a process that only asks for work does not. */
  readonly role: "worker" | "producer";
  readonly log: QueueLog;
}

export interface WorkOptions<J extends Job> {
  /** Jobs of different keys at the same time in this process. Default 2. */
  readonly concurrency?: number;
  /** The attempt was lost with its process or ran out of time, and there is no other attempt. Called at least once,
   * possibly in another process than the one that ran it. */
  readonly onLost?: (payload: JobPayload<J>) => Promise<void>;
}

export interface QueueDepth {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
}

export interface Queue extends JobQueue {
  /** Enqueues when the transaction commits, not at all when it rolls back.
   * @param transaction what the callback of `database.$transaction` gets */
  enqueueIn(transaction: PrismaTransactionLike, request: JobRequest): Promise<JobId>;
  /** Begins to take jobs of this name; the handler is called once per attempt. */
  work<J extends Job>(job: J, handler: JobHandler<J>, options?: WorkOptions<J>): Promise<void>;
  depth(): Promise<readonly QueueDepth[]>;
  /** Takes no more jobs, aborts the signals of running ones and waits for them up to `graceSeconds`. */
  stop(graceSeconds?: number): Promise<void>;
}

/** Connects when first used, so that a process can start before its database. */
export function createQueue(url: string, options: QueueOptions): Queue {
  const isWorker = options.role === "worker";
  const stopping = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  let starting: Promise<PgBoss> | null = null;
  const queues = createJobQueues(boss);

  function boss(): Promise<PgBoss> {
    starting ??= start(url, isWorker, options.log).catch((error: unknown) => {
      starting = null;
      throw error;
    });
    return starting;
  }

  async function send(request: JobRequest, transaction?: PrismaTransactionLike): Promise<JobId> {
    const { job, key } = request;
    const payload = job.payload.parse(request.payload) as object;
    await queues.ready(job);
    const sendOptions = { singletonKey: key, ...(transaction ? { db: fromPrisma(transaction) } : {}) };
    const id = await (await boss()).send(job.name, payload, sendOptions);
    if (id === null) throw new Error(`the queue refused ${job.name} for ${key}`);
    return id as JobId;
  }

  return {
    enqueue: (job, key, payload) => send({ job, key, payload }),
    enqueueIn: (transaction, request) => send(request, transaction),
    async cancel(job, id) {
      await queues.ready(job);
      await (await boss()).cancel(job.name, id);
    },
    async work(job, handler, workOptions = {}) {
      await queues.ready(job);
      const started = await boss();
      await started.work<object>(
        job.name,
        {
          batchSize: 1,
          localConcurrency: workOptions.concurrency ?? 2,
          perJobResults: true,
          pollingIntervalSeconds: 0.5,
          notifyPollingIntervalSeconds: 0.5,
          heartbeatRefreshSeconds: 1,
        },
        async (attempts) =>
          Promise.all(
            attempts.map((attempt) => runAttempt(job, handler, attempt, stopping.signal, options.log)),
          ),
      );
      timers.push(releaseBlockedKeys(started, job, workOptions.onLost, options.log));
    },
    async depth() {
      const found = await (await boss()).getQueues();
      return found
        .filter(({ policy }) => policy === "key_strict_fifo")
        .map(({ name, queuedCount, activeCount }) => ({
          queue: name,
          waiting: queuedCount,
          active: activeCount,
        }));
    },
    async stop(graceSeconds = 20) {
      for (const timer of timers) clearInterval(timer);
      stopping.abort(new Error("the worker is stopping"));
      const started = await starting?.catch(() => null);
      await started?.stop({ graceful: true, timeout: graceSeconds * 1000 });
    },
  };
}

async function start(url: string, isWorker: boolean, log: QueueLog): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: "greenroom-queue",
    max: isWorker ? 8 : 3,
    schema: "queue",
    supervise: isWorker,
    schedule: false,
    // How soon a lost worker's job is seen, and how soon a new one starts (NOTIFY).
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    useListenNotify: isWorker,
  });
  boss.on("error", (error) => log.error({ err: error }, "queue"));
  await boss.start();
  return boss;
}
