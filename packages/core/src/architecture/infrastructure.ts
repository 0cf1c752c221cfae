import { z } from "zod";
import { modelIdSchema } from "./text-schema.ts";

/** A module of a Terraform layer, in whatever environments have the layer. */
export const infrastructureSchema = z.strictObject({
  layer: modelIdSchema.describe("A root of packages/infra/stacks."),
  module: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, "is the name of a module block")
    .describe("A module block of it."),
});
export type Infrastructure = z.infer<typeof infrastructureSchema>;
