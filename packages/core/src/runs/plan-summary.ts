import { z } from "zod";
import { changeCountsSchema } from "./run.ts";

/** Destroys first: what cannot be undone is read first. */
export const changeActions = ["delete", "replace", "update", "create"] as const;
export type ChangeAction = (typeof changeActions)[number];

const fieldChangeSchema = z.object({
  /** Such as `spec.hard.pods`. */
  path: z.string(),
  /** Null where the field does not exist; a redacted value is null as well, see `redacted`. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The value is a secret and was never stored. */
  redacted: z.boolean(),
  /** Known only after the apply. */
  unknown: z.boolean(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

const resourceChangeSchema = z.object({
  address: z.string(),
  action: z.enum(changeActions),
  type: z.string(),
  /** The Kubernetes object behind a manifest resource. */
  object: z.object({ kind: z.string(), name: z.string(), namespace: z.string().nullable() }).nullable(),
  /** Something was changed outside of Terraform since the last run. */
  drifted: z.boolean(),
  fields: z.array(fieldChangeSchema),
});
export type ResourceChange = z.infer<typeof resourceChangeSchema>;

/** What a plan would do, safe to show: no secret value is in it. */
export const planSummarySchema = z.object({
  terraformVersion: z.string(),
  counts: changeCountsSchema,
  changes: z.array(resourceChangeSchema),
});
export type PlanSummary = z.infer<typeof planSummarySchema>;
