import {
  changeCountsSchema,
  planRecordSchema,
  planSummarySchema,
  runFailureSchema,
  runDecisionsSchema,
  runPhases,
  runStatuses,
} from "@greenroom/core/runs";
import { z } from "zod";

const time = z.iso.datetime();
const status = z.enum(runStatuses);

/** A run as the browser knows it; times are ISO 8601. */
export const runViewSchema = z.object({
  id: z.string(),
  environment: z.string(),
  layer: z.string(),
  status,
  message: z.string(),
  requestedBy: z.string(),
  requestedAt: time,
  statusSince: time,
  /** Null before the plan. */
  counts: changeCountsSchema.nullable(),
  /** What all workers wait for before they take this run on; null = nothing, or it waits for no worker. */
  heldBack: z.string().nullable(),
});
export type RunView = z.infer<typeof runViewSchema>;

export const runDetailViewSchema = runViewSchema.extend({
  plan: planRecordSchema.nullable(),
  /** Null before the plan is stored. */
  summary: planSummarySchema.nullable(),
  /** `lapsed`: why it no longer counts, in words; null = it counts. */
  approvals: z.array(
    z.object({
      by: z.string(),
      at: time,
      /** What was said with it; null = nothing. */
      comment: z.string().nullable(),
      lapsed: z.string().nullable(),
    }),
  ),
  failure: runFailureSchema.nullable(),
  applied: changeCountsSchema.nullable(),
  cancelRequestedBy: z.string().nullable(),
  /** Who discarded or canceled it. */
  endedBy: z.string().nullable(),
  reason: z.string().nullable(),
  steps: z.array(
    z.object({
      at: time,
      event: z.string(),
      status,
      by: z.string().nullable(),
    }),
  ),
  /** The run of the same workspace that must end first. */
  waitsFor: z.string().nullable(),
  decisions: runDecisionsSchema,
  /** Phases that have begun, so that they have a log. */
  phases: z.array(z.enum(runPhases)),
});
export type RunDetailView = z.infer<typeof runDetailViewSchema>;

export const workspaceViewSchema = z.object({
  environment: z.string(),
  layer: z.string(),
  lock: z
    .object({
      id: z.string(),
      who: z.string(),
      operation: z.string(),
      acquiredAt: time,
      runId: z.string().nullable(),
    })
    .nullable(),
  /** Newest first. */
  versions: z.array(
    z.object({
      serial: z.int(),
      lineage: z.string(),
      sizeBytes: z.int(),
      createdAt: time,
      runId: z.string().nullable(),
    }),
  ),
});
export type WorkspaceView = z.infer<typeof workspaceViewSchema>;

/** A layer that runs can be started for. */
export interface LayerChoice {
  readonly environment: string;
  readonly layer: string;
}
