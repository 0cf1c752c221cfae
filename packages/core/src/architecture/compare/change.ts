import { z } from "zod";

/** One row of a table of changes; null = the field is not there. */
export const fieldChangeSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

export const changeKinds = ["added", "removed", "changed"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What is drawn of a part, changed or not. */
export const partChangeSchema = z.enum([...changeKinds, "same"]);
export type PartChange = z.infer<typeof partChangeSchema>;

const changeCountsSchema = z.object({ added: z.int(), removed: z.int(), changed: z.int() });
export type ChangeCounts = z.infer<typeof changeCountsSchema>;

export const zoneChangesSchema = z.object({ id: z.string(), name: z.string(), count: z.int() });
export type ZoneChanges = z.infer<typeof zoneChangesSchema>;

export const nodeChangeSchema = z.object({
  change: partChangeSchema,
  /** Of all that the node stands for, what it depends on included. */
  counts: changeCountsSchema,
});
export type NodeChange = z.infer<typeof nodeChangeSchema>;
