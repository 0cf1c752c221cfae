import type { z } from "zod";

/** The contract between who asks for work and who does it. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Payload;
  readonly timeoutSeconds: number;
  /** 1 = never tried again by a machine. */
  readonly attemptsMax: number;
}

export type JobPayload<J extends Job> = z.infer<J["payload"]>;

/** `signal` aborts when the job is cancelled, times out or the worker stops. */
export type JobHandler<J extends Job> = (payload: JobPayload<J>, signal: AbortSignal) => Promise<void>;

/** Jobs with one key run one after another, in the order in which they were asked for. */
export interface JobQueue {
  enqueue<J extends Job>(job: J, key: string, payload: JobPayload<J>): Promise<void>;
}
