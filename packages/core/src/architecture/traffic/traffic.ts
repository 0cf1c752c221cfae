import { z } from "zod";
import { promQlSchema } from "../../metrics/index.ts";

/** How requests are counted and timed by what runs. */
export const trafficSchema = z.strictObject({
  requestsPerSecond: promQlSchema.describe("PromQL that answers one number: requests in a second."),
  p95Seconds: promQlSchema
    .optional()
    .describe("PromQL that answers one number: what 95 of 100 requests stay below, in seconds."),
});
export type Traffic = z.infer<typeof trafficSchema>;
