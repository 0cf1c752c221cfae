import { z } from "zod";
import { actorSchema } from "../access/index.ts";

/** A person's wish that what executes stops; runs call it a cancel, promotions an abort. Its worker hears it with its
 * next heartbeat. */
export const stopRequestSchema = z.object({
  by: actorSchema,
  at: z.coerce.date(),
  /** Left out = nothing was said with it. */
  comment: z.string().optional(),
});
export type StopRequest = z.infer<typeof stopRequestSchema>;
