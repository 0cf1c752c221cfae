import { z } from "zod";
import { labelNameSchema } from "./metrics-profile.ts";

/** A condition on one label. Of several with one label all must hold. */
export const conditionSchema = z.strictObject({
  label: labelNameSchema,
  is: z.enum(["=", "!=", "=~", "!~"]),
  value: z.string(),
});
export type Condition = z.infer<typeof conditionSchema>;
