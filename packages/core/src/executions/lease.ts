import { z } from "zod";

/** One worker's hold on an execution. Every execution has a new one, so that a worker which was given up can say
 * nothing more of it. */
export const leaseSchema = z.object({ id: z.string(), worker: z.string(), since: z.coerce.date() });
export type Lease = z.infer<typeof leaseSchema>;

/** What a worker asks for; the database says since when it holds it.
 * `worker` names its process to people, such as `host-1/4711`. */
export type LeaseClaim = Pick<Lease, "id" | "worker">;
