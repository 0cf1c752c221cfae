import { z } from "zod";

/** What a service promises of its requests. */
export const requestObjectiveSchema = z.strictObject({
  /** Whose requests count; left out = all that are not excluded. */
  path: z.string().min(1).optional(),
  /** Failed ÷ total requests, above 0 and below 1. */
  errorRatioMax: z.number().gt(0).lt(1),
  /** Paths whose failures are no failures of the service, and why. */
  excluded: z.array(z.strictObject({ path: z.string().min(1), reason: z.string().min(1) })).default([]),
});
export type RequestObjective = z.infer<typeof requestObjectiveSchema>;

/** "/a is left out: it fails by design", or null where nothing is. */
export function exclusionInWords({ excluded }: RequestObjective): string | null {
  return excluded.length === 0
    ? null
    : excluded.map(({ path, reason }) => `${path} is left out: ${reason}`).join("; ");
}
