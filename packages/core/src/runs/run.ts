import { z } from "zod";
import { type Actor, actorSchema } from "../access/index.ts";
import { approvalSchema, leaseSchema, stopRequestSchema } from "../executions/index.ts";
import type { Workspace } from "./workspace.ts";

export const runIdSchema = z
  .string()
  .regex(/^run-[a-z0-9]{16}$/, "a run id looks like run-4f0c2m7q9zk1x8vb")
  .brand<"RunId">();
export type RunId = z.infer<typeof runIdSchema>;

/** SHA-256 in lower-case hexadecimal. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/, "a digest is 64 hexadecimal digits");

export const changeCountsSchema = z.object({
  create: z.int(),
  update: z.int(),
  replace: z.int(),
  delete: z.int(),
});
export type ChangeCounts = z.infer<typeof changeCountsSchema>;

/** What a plan was made from, and the plan file that an approval signs. */
export const planRecordSchema = z.object({
  digest: digestSchema,
  configurationDigest: digestSchema,
  lockFileDigest: digestSchema,
  variablesDigest: digestSchema,
  /** Serial of the state that was planned against; null when there was none. */
  stateSerial: z.int().nullable(),
  counts: changeCountsSchema,
});
export type PlanRecord = z.infer<typeof planRecordSchema>;

const planApprovalSchema = approvalSchema.extend({ planDigest: digestSchema });
export type Approval = z.infer<typeof planApprovalSchema>;

export const runPhases = ["plan", "apply"] as const;
export type RunPhase = (typeof runPhases)[number];

export const runFailureSchema = z.object({
  code: z.enum([
    "plan_failed",
    "apply_failed",
    "plan_stale",
    "plan_altered",
    "state_key_mismatch",
    "state_not_saved",
    "worker_lost",
    "never_started",
    "machinery",
  ]),
  phase: z.enum(runPhases),
  /** Public; secrets are redacted before it gets here. */
  message: z.string(),
  remedy: z.string(),
  /** Where `errored.tfstate` was kept; for those alone who may read states. */
  kept: z.object({ host: z.string(), folder: z.string() }).optional(),
});
export type RunFailure = z.infer<typeof runFailureSchema>;

const planned = { plan: planRecordSchema, approvals: z.array(planApprovalSchema) };
const perhapsPlanned = { plan: planRecordSchema.nullable(), approvals: z.array(planApprovalSchema) };
/** `reason`: left out = none was given. */
const canceled = { by: actorSchema, reason: z.string().optional() };
const leased = { lease: leaseSchema, cancel: stopRequestSchema.nullable() };

/** A status and what is true in it. */
export const runStateSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("pending") }),
  z.object({ status: z.literal("plan_queued") }),
  z.object({ status: z.literal("planning"), ...leased }),
  z.object({ status: z.literal("planned"), ...planned }),
  z.object({ status: z.literal("planned_and_finished"), plan: planRecordSchema }),
  z.object({ status: z.literal("apply_queued"), ...planned }),
  z.object({ status: z.literal("applying"), ...planned, ...leased }),
  z.object({ status: z.literal("applied"), ...planned, applied: changeCountsSchema.nullable() }),
  z.object({ status: z.literal("discarded"), ...planned, by: actorSchema, reason: z.string() }),
  z.object({ status: z.literal("canceled"), ...perhapsPlanned, ...canceled }),
  z.object({ status: z.literal("force_canceled"), ...perhapsPlanned, ...canceled }),
  z.object({ status: z.literal("errored"), ...perhapsPlanned, failure: runFailureSchema }),
]);
export type RunState = z.infer<typeof runStateSchema>;

export interface RunBase {
  readonly id: RunId;
  readonly workspace: Workspace;
  readonly message: string;
  readonly requestedBy: Actor;
  readonly requestedAt: Date;
  /** When it entered its status. */
  readonly statusSince: Date;
}

/** One plan and, if approved, its apply. */
export type Run = RunBase & RunState;
/** A run in one status, with what is true in it. */
export type RunIn<Status extends RunState["status"]> = RunBase & Extract<RunState, { status: Status }>;

/** The plan of a run that has one. */
export function planOf(run: Run): PlanRecord | null {
  return "plan" in run ? run.plan : null;
}

export function approvalsOf(run: Run): readonly Approval[] {
  return "approvals" in run ? run.approvals : [];
}
