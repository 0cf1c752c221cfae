import { z } from "zod";
import { type Actor, actorSchema } from "../access/index.ts";
import { type EnvironmentId, environmentIdSchema } from "../environments/index.ts";
import { approvalSchema, leaseSchema, standingOf, stopRequestSchema } from "../executions/index.ts";
import { type ReleaseId, releaseSchema } from "../releases/index.ts";

export const promotionIdSchema = z.uuid().brand<"PromotionId">();
export type PromotionId = z.infer<typeof promotionIdSchema>;

/** Both move one service in one environment to one release; a rollback goes back, says why, and is held to fewer gates. */
export const promotionKindSchema = z.enum(["promote", "rollback"]);
export type PromotionKind = z.infer<typeof promotionKindSchema>;

const time = z.coerce.date();

export const stepNames = ["check", "apply", "rollout", "verify"] as const;
const stepNameSchema = z.enum(stepNames);
export type StepName = z.infer<typeof stepNameSchema>;

export const stepSchema = z.object({
  name: stepNameSchema,
  status: z.enum(["waiting", "running", "succeeded", "failed", "skipped"]),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  /** What is happening or what came out, in words. */
  detail: z.string(),
  /** Of the workload after it was applied: whoever resumes looks for that, and does not apply again. */
  generation: z.int().optional(),
});
export type PromotionStep = z.infer<typeof stepSchema>;

export const gateSchema = z.object({
  id: z.enum([
    "order",
    "rollback-target",
    "target-reachable",
    "target-differs",
    "no-other-promotion",
    "source-healthy",
    "source-evidence",
    "risk-evidence",
    "approval",
  ]),
  title: z.string(),
  /** `waiting` does not forbid the request, only the start; `not_applicable` says why in words. */
  state: z.enum(["open", "closed", "waiting", "not_applicable"]),
  words: z.string(),
});
export type Gate = z.infer<typeof gateSchema>;

const baseShape = {
  id: promotionIdSchema,
  kind: promotionKindSchema,
  /** What is promoted, as greenroom.yaml names it. */
  service: z.string(),
  target: environmentIdSchema,
  /** Where the release comes from; null for a rollback and for the first environment. */
  source: environmentIdSchema.nullable(),
  release: releaseSchema,
  /** What the target ran when this was requested; null = nothing known. */
  previousRelease: releaseSchema.nullable(),
  /** Whether the target ran soundly when this was requested; null = not recorded, as before it was. */
  isPreviousHealthy: z.boolean().nullable(),
  requestedBy: actorSchema,
  requestedAt: time,
  reason: z.string().nullable(),
  approvalsRequired: z.int(),
  approvals: z.array(approvalSchema),
  /** As they were when they were last judged. */
  gates: z.array(gateSchema),
  steps: z.array(stepSchema),
  /** Once somebody wants it to stop, no further step begins. */
  abort: stopRequestSchema.nullable(),
};

const finishedShape = { startedAt: time.nullable(), finishedAt: time, outcome: z.string() };

/** `failed` = the target was judged bad; `errored` = the machinery broke or could not judge. */
export const promotionSchema = z.discriminatedUnion("status", [
  z.object({ ...baseShape, status: z.literal("pending") }),
  z.object({
    ...baseShape,
    status: z.literal("running"),
    startedAt: time,
    /** Null = the worker that was at it is gone, and the queue gives it to another one. */
    lease: leaseSchema.nullable(),
  }),
  z.object({ ...baseShape, ...finishedShape, status: z.literal("succeeded") }),
  z.object({ ...baseShape, ...finishedShape, status: z.literal("failed") }),
  z.object({ ...baseShape, ...finishedShape, status: z.literal("errored") }),
  z.object({ ...baseShape, ...finishedShape, status: z.literal("aborted") }),
]);
export type Promotion = z.infer<typeof promotionSchema>;

export interface NewPromotion {
  readonly kind: PromotionKind;
  readonly service: string;
  readonly target: EnvironmentId;
  readonly source: EnvironmentId | null;
  readonly releaseId: ReleaseId;
  readonly previousReleaseId: ReleaseId | null;
  readonly isPreviousHealthy: boolean;
  readonly requestedBy: Actor;
  readonly reason: string | null;
  readonly approvalsRequired: number;
  readonly gates: readonly Gate[];
}

export function initialSteps(): PromotionStep[] {
  return stepNames.map((name) => ({
    name,
    status: "waiting",
    startedAt: null,
    finishedAt: null,
    detail: "",
  }));
}

/** Where it belongs: whose roles and tokens reach it. */
export function promotionPlace({ target, service }: Pick<Promotion, "target" | "service">): {
  readonly environment: EnvironmentId;
  readonly service: string;
} {
  return { environment: target, service };
}

export function isApproved(promotion: Promotion): boolean {
  return standingOf(promotion.approvals).length >= promotion.approvalsRequired;
}

/** The cluster was told to run the release, so leaving now does not leave the target as it was. */
export function isApplied(promotion: Promotion): boolean {
  return promotion.steps.some(
    ({ name, status }) => name === "apply" && status !== "waiting" && status !== "skipped",
  );
}
