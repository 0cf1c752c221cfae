import { dataClasses, schemaCompatibilities } from "@greenroom/core/architecture";
import { z } from "zod";
import { namedSchema } from "./architecture-view.ts";

/** A component that can be gone to. */
const topicPartSchema = namedSchema.extend({ zone: z.string() });
export type TopicPart = z.infer<typeof topicPartSchema>;

const topicReaderSchema = topicPartSchema.extend({
  purpose: z.string(),
  idempotencyKey: z.string().nullable(),
  deadLetters: z.string().nullable(),
  stalenessBudgetSeconds: z.int().nullable(),
});
export type TopicReader = z.infer<typeof topicReaderSchema>;

export const topicSummarySchema = namedSchema.extend({
  description: z.string(),
  schema: z.object({ format: z.string(), compatibility: z.enum(schemaCompatibilities) }),
  key: z.string(),
  retention: z.string(),
  data: z.array(z.enum(dataClasses)).readonly(),
  ownerName: z.string(),
  carrier: topicPartSchema,
  /** The store whose log is relayed; null = its publisher states the fact itself. */
  source: topicPartSchema.nullable(),
  publishers: z.array(topicPartSchema).readonly(),
  consumers: z.array(topicReaderSchema).readonly(),
  partitions: z.int().nullable(),
  /** Its own words, or else the carrier's; null = nobody says. */
  erasure: z.string().nullable(),
});
export type TopicSummary = z.infer<typeof topicSummarySchema>;
