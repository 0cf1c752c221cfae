import { z } from "zod";

/** The body of every answer that is not a success. */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  remedy: z.string().optional(),
});
