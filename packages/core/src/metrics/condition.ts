import { z } from "zod";
import { labelNameSchema } from "../environments/index.ts";

/** A condition on one label. Of several with one label all must hold. */
export const conditionSchema = z.strictObject({
  label: labelNameSchema,
  is: z.enum(["=", "!=", "=~", "!~"]),
  value: z.string(),
});
export type Condition = z.infer<typeof conditionSchema>;
