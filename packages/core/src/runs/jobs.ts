import { z } from "zod";
import type { Job } from "../jobs/index.ts";
import { runIdSchema } from "./run.ts";

const payload = z.object({ runId: runIdSchema });

export const runJobs = {
  /** Planning changes nothing and may be tried again. */
  plan: { name: "runs.plan", payload, timeoutSeconds: 900, attemptsMax: 2 },
  /** Applying is never tried again by a machine. */
  apply: { name: "runs.apply", payload, timeoutSeconds: 3600, attemptsMax: 1 },
} as const satisfies Record<string, Job>;
