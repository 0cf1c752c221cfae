import { z } from "zod";

/** Prometheus keeps names that begin with two underscores for itself: no stored series has one. */
export const labelNameSchema = z
  .string()
  .regex(
    /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/,
    "a label's name is letters, digits and _, and does not begin with __",
  );

/** Labels that series have, by name, beside their namespace.
 * @param value of one label */
export function seriesLabelsSchema(value: z.ZodString) {
  return z
    .record(labelNameSchema, value)
    .refine((labels) => !Object.hasOwn(labels, "namespace"), "the namespace is the environment's");
}
