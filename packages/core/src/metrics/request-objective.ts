import { z } from "zod";
import { conditionSchema } from "./condition.ts";

/** Which requests an objective is about. */
const countedRequestsSchema = z.strictObject({
  /** Name of the document that promises it. */
  id: z.string().min(1),
  /** That count; none = all. */
  conditions: z.array(conditionSchema).readonly(),
  /** Whose requests alone count, where conditions say so. */
  path: z.string().min(1).optional(),
  /** What does not count, and why; null = nothing is left out. */
  leftOut: z.strictObject({ what: z.array(z.string().min(1)).min(1), reason: z.string().min(1) }).nullable(),
});
export type CountedRequests = z.infer<typeof countedRequestsSchema>;

/** How many requests an environment's service may fail. */
export const requestObjectiveSchema = countedRequestsSchema.extend({
  /** Failed ÷ total requests, above 0 and below 1. */
  errorRatioMax: z.number().gt(0).lt(1),
});
export type RequestObjective = z.infer<typeof requestObjectiveSchema>;

/** Within what time 95 of 100 requests are answered. */
const latencyObjectiveSchema = countedRequestsSchema.extend({ boundSeconds: z.number().gt(0) });
export type LatencyObjective = z.infer<typeof latencyObjectiveSchema>;

/** What an environment promises of a service's requests; null = nothing. */
export interface PromisedObjectives {
  readonly availability: RequestObjective | null;
  readonly latency: LatencyObjective | null;
}

/** "/a is left out: it fails by design", or null where nothing is. */
export function exclusionInWords({ leftOut }: CountedRequests): string | null {
  if (leftOut === null) return null;
  const { what, reason } = leftOut;
  return `${what.join(", ")} ${what.length === 1 ? "is" : "are"} left out: ${reason}`;
}
