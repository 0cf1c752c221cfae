import {
  type Job,
  type JobHandler,
  type JobId,
  type JobPayload,
  type JobRequest,
} from "@greenroom/core/jobs";
import { fromPrisma, PgBoss, type PrismaTransactionLike } from "pg-boss";
import {
  asUnavailable,
  connectionSettings,
  type DatabaseLimits,
  databaseLimits,
  listenCheckMs,
  schemaChangeLimits,
  wasStoppedByDatabase,
} from "../postgres/connection/index.ts";
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
  /** Its last attempt failed, ran out of time or was lost with its process. Called at least once, possibly in another
   * process than the one that ran it. "later" = it cannot be settled yet; it is called again. */
  readonly onGivenUp?: (payload: JobPayload<J>) => Promise<"settled" | "later">;
}

export interface QueueDepth {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
}

export interface Queue {
  /** Enqueues at once: for work that follows from no change. */
  enqueue<J extends Job>(job: J, key: string, payload: JobPayload<J>): Promise<JobId>;
  /** Takes it off the queue, or aborts the signal of its handler; nothing happens when it has ended. The next job of
   * its key may start while the aborted handler still ends: what must not overlap needs a lock of its own. */
  cancel(job: Job, id: JobId): Promise<void>;
  /** Enqueues when the transaction commits, not at all when it rolls back.
   * @param transaction what the callback of `database.$transaction` gets */
  enqueueIn(transaction: PrismaTransactionLike, request: JobRequest): Promise<JobId>;
  /** Makes the queues of these jobs where they are not there yet, so that no transaction waits for it. */
  prepare(jobs: readonly Job[]): Promise<void>;
  /** Begins to take jobs of this name; the handler is called once per attempt. */
  work<J extends Job>(job: J, handler: JobHandler<J>, options?: WorkOptions<J>): Promise<void>;
  depth(): Promise<readonly QueueDepth[]>;
  /** Takes no more jobs, aborts the signals of running ones and waits for them up to `graceSeconds`. */
  stop(graceSeconds?: number): Promise<void>;
}

/** Connects when first used, so that a process can start before its database. Rejects with UnavailableError while the
 * database is away, hung or too slow. */
export function createQueue(url: string, options: QueueOptions): Queue {
  const stopping = new AbortController();
  const watches: (() => Promise<void>)[] = [];
  let starting: Promise<PgBoss> | null = null;
  const queues = createJobQueues(boss);

  function boss(): Promise<PgBoss> {
    starting ??= start(url, options).catch((error: unknown) => {
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
    enqueue: (job, key, payload) => answering(() => send({ job, key, payload })),
    enqueueIn: (transaction, request) => answering(() => send(request, transaction)),
    prepare: (jobs) =>
      answering(async () => {
        await Promise.all(jobs.map((job) => queues.ready(job)));
      }),
    cancel: (job, id) =>
      answering(async () => {
        await queues.ready(job);
        await (await boss()).cancel(job.name, id);
      }),
    async work(job, handler, workOptions = {}) {
      await answering(() => queues.ready(job));
      const started = await answering(boss);
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
      watches.push(releaseBlockedKeys(started, job, workOptions.onGivenUp, options.log));
    },
    async depth() {
      const found = await answering(async () => (await boss()).getQueues());
      return found
        .filter(({ policy }) => policy === "key_strict_fifo")
        .map(({ name, queuedCount, activeCount }) => ({
          queue: name,
          waiting: queuedCount,
          active: activeCount,
        }));
    },
    async stop(graceSeconds = 20) {
      stopping.abort(new Error("the worker is stopping"));
      await Promise.all(watches.map((end) => end()));
      const started = await starting?.catch(() => null);
      await started?.stop({ graceful: true, timeout: graceSeconds * 1000 });
    },
  };
}

/** pg-boss opens its connections itself and passes on what they say. */
async function answering<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    throw asUnavailable(error);
  }
}

async function start(url: string, options: QueueOptions): Promise<PgBoss> {
  try {
    return await connectBoss(url, options, databaseLimits);
  } catch (error) {
    if (!wasStoppedByDatabase(error)) throw error;
    // pg-boss makes and changes its tables when it starts, and that may take longer than a statement of every day.
    const changed = await connectBoss(url, { ...options, role: "producer" }, schemaChangeLimits);
    await changed.stop({ graceful: false });
    return connectBoss(url, options, databaseLimits);
  }
}

async function connectBoss(
  url: string,
  { role, log }: QueueOptions,
  limits: DatabaseLimits,
): Promise<PgBoss> {
  const isWorker = role === "worker";
  const boss = new PgBoss({
    ...connectionSettings(url, "greenroom-queue", limits),
    max: isWorker ? 8 : 3,
    schema: "queue",
    supervise: isWorker,
    schedule: false,
    // How soon a lost worker's job is seen, and how soon a new one starts (NOTIFY).
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    useListenNotify: isWorker,
    notifyHeartbeatIntervalMs: listenCheckMs,
    notifyHeartbeatTimeoutMs: listenCheckMs,
  });
  boss.on("error", (error) => log.error({ err: error }, "queue"));
  try {
    return await boss.start();
  } catch (error) {
    // Its connections would stay open, with every try to start more of them.
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
}
