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

export type JobId = string & { readonly __brand: "JobId" };

/** `signal` aborts when the job is cancelled, times out or the worker stops. */
export type JobHandler<J extends Job> = (payload: JobPayload<J>, signal: AbortSignal) => Promise<void>;

/** Work asked for together with the fact it follows from: a port that stores the fact stores the request in the
 * same transaction, so that neither exists without the other. There is no other way to ask for work. Jobs of one name
 * with one key run one after another, in the order in which they were asked for. */
export interface JobRequest {
  readonly job: Job;
  readonly key: string;
  readonly payload: unknown;
}

export function jobRequest<J extends Job>(job: J, key: string, payload: JobPayload<J>): JobRequest {
  return { job, key, payload };
}
