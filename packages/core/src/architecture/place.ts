import { z } from "zod";
import { labelSchema, modelIdSchema, proseSchema } from "./text-schema.ts";

export const placeKinds = ["device", "network", "account", "region", "cluster", "machine"] as const;

export const placeSchema = z.strictObject({
  id: modelIdSchema,
  name: labelSchema,
  kind: z.enum(placeKinds),
  description: proseSchema,
  within: modelIdSchema.optional().describe("The place around it."),
  component: modelIdSchema
    .optional()
    .describe(
      "The component that this place is, such as a cluster: what runs here runs on it and fails with it.",
    ),
  zones: z.array(modelIdSchema).default([]).describe("Zones that run here, except for what is placed alone."),
  components: z.array(modelIdSchema).default([]).describe("Components that run here, whatever their zone."),
});
/** Where something runs, or would run. Whether it exists is not written down but follows from what is in it. */
export type Place = z.infer<typeof placeSchema>;
