import { z } from "zod";

/** What is wrong in a file of the model, and where. */
export const modelFaultSchema = z.object({
  file: z.string(),
  /** From 1. */
  line: z.int(),
  column: z.int(),
  message: z.string(),
});
export type ModelFault = z.infer<typeof modelFaultSchema>;
