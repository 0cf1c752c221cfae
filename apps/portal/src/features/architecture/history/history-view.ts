import { z } from "zod";

const historyKindSchema = z.enum([
  "risk-fires",
  "risk-holds",
  "risk-unknown",
  "decision",
  "promotion",
  "rollback",
  "run",
  "model",
]);
export type HistoryKind = z.infer<typeof historyKindSchema>;

const historyEntrySchema = z.object({
  key: z.string(),
  at: z.iso.datetime(),
  kind: historyKindSchema,
  text: z.string(),
  /** Where there is more of it. */
  path: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** What happened to a component, or to those of a zone. */
export const componentHistorySchema = z.object({
  /** Newest first. */
  entries: z.array(historyEntrySchema).readonly(),
  /** What could not be read, in sentences. */
  gaps: z.array(z.string()).readonly(),
});
export type ComponentHistory = z.infer<typeof componentHistorySchema>;

/** Whose history is asked for. */
export interface HistoryTarget {
  readonly kind: "component" | "zone";
  readonly id: string;
}
