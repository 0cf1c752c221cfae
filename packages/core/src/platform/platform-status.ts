import { z } from "zod";

/** Why a part could not be prepared, and what its reader can do. */
const preparationFailureSchema = z.object({ what: z.string(), why: z.string(), remedy: z.string() });

export const preparationStepSchema = z.object({
  id: z.string().min(1),
  label: z.string().min(1),
  state: z.enum(["waiting", "running", "ready", "failed"]),
  /** 0–100, measured; never falls. */
  percent: z.number().min(0).max(100),
  /** What is being done right now, such as "building Kubernetes 1.37.2". */
  detail: z.string(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  failure: preparationFailureSchema.nullable(),
});
export type PreparationStep = z.infer<typeof preparationStepSchema>;

/** How far the embedded parts (tools, cluster, monitoring, workloads) are. */
export const platformStatusSchema = z.object({
  updatedAt: z.iso.datetime(),
  /** Requests that the sandbox itself sends to what it runs; null = none. */
  visitors: z
    .object({
      service: z.string(),
      /** To each environment. */
      requestsPerSecond: z.number(),
      /** How to be without them, in words. */
      without: z.string(),
    })
    .nullable()
    .default(null),
  steps: z.array(preparationStepSchema),
});
export type PlatformStatus = z.infer<typeof platformStatusSchema>;

/** Source of the status; null where nothing is embedded and so nothing is prepared. */
export interface PlatformStatusSource {
  read(): Promise<PlatformStatus | null>;
}
