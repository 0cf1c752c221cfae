import { z } from "zod";
import { dataClasses, schemaCompatibilities } from "./model-words.ts";
import { labelSchema, modelIdSchema, proseSchema } from "./text-schema.ts";

const consumerSchema = z.strictObject({
  component: modelIdSchema.describe("Who reads it."),
  purpose: proseSchema.describe("What it does with the facts."),
  idempotencyKey: labelSchema
    .optional()
    .describe("What makes a repeated delivery harmless; absent = what its dependency on the carrier says."),
  deadLetters: proseSchema
    .optional()
    .describe("What happens to a message that cannot be processed, and who learns of it."),
  stalenessBudgetSeconds: z
    .int()
    .min(1)
    .optional()
    .describe("How old the facts may become; absent = what its dependency on the carrier says."),
});

export const topicSchema = z.strictObject({
  id: modelIdSchema,
  name: z
    .string()
    .max(80, "a topic's name has at most 80 characters")
    .regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/, "a topic's name is lower-case words with dots or dashes")
    .describe("As it is called on the carrier, with its version."),
  carrier: modelIdSchema.describe("The stream that it travels over."),
  owner: modelIdSchema.describe("The team that answers for what the facts mean."),
  description: proseSchema.describe("Which fact it states, and when."),
  schema: z.strictObject({
    format: labelSchema,
    compatibility: z
      .enum(schemaCompatibilities)
      .describe("backward = new readers understand old facts; forward = the other way round; full = both."),
  }),
  key: labelSchema.describe("What it is partitioned by; only facts with the same key are in order."),
  partitions: z.int().min(1).optional(),
  retention: labelSchema.describe("How long facts stay, and whether only the last of a key does."),
  data: z.array(z.enum(dataClasses)).min(1, "a topic says which classes of data it carries"),
  erasure: proseSchema
    .optional()
    .describe("How one person's data leaves it; absent = what the carrier says of all that it carries."),
  source: modelIdSchema.optional().describe("The store whose log the publisher reads, where it is a relay."),
  publishers: z
    .array(modelIdSchema)
    .default([])
    .describe("Who writes it; more than one gives up the order between their facts."),
  consumers: z.array(consumerSchema).default([]),
});
/** A kind of fact that travels over a stream, with who states it and who acts on it. */
export type Topic = z.infer<typeof topicSchema>;
export type TopicConsumer = Topic["consumers"][number];
