import { actorSchema } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import {
  gateSchema,
  promotionDecisionsSchema,
  promotionIdSchema,
  promotionKindSchema,
  promotionStatuses,
  stepSchema,
} from "@greenroom/core/promotions";
import { releaseSchema } from "@greenroom/core/releases";
import { rolloutStatusSchema } from "@greenroom/core/rollouts";
import { z } from "zod";

const time = z.iso.datetime();

/** A promotion as the browser knows it; times are ISO 8601. */
export const promotionViewSchema = z.object({
  id: promotionIdSchema,
  kind: promotionKindSchema,
  status: z.enum(promotionStatuses),
  /** As greenroom.yaml names it. */
  service: z.string(),
  target: environmentIdSchema,
  /** Where the release comes from; null for a rollback and for the first environment. */
  source: environmentIdSchema.nullable(),
  release: releaseSchema,
  /** What the target ran when this was requested; null = nothing known. */
  previousRelease: releaseSchema.nullable(),
  requestedBy: actorSchema,
  requestedAt: time,
  reason: z.string().nullable(),
  approvalsRequired: z.int(),
  /** `lapsed`: why it no longer counts, in words; null = it counts. */
  approvals: z.array(
    z.object({
      by: actorSchema,
      at: time,
      /** What was said with it; null = nothing. */
      comment: z.string().nullable(),
      lapsed: z.string().nullable(),
    }),
  ),
  /** As they were when they were last judged. */
  gates: z.array(gateSchema),
  steps: z.array(
    stepSchema.omit({ generation: true }).extend({ startedAt: time.nullable(), finishedAt: time.nullable() }),
  ),
  /** Who wants it to stop; null = nobody. */
  abort: z.object({ by: actorSchema, at: time, comment: z.string().nullable() }).nullable(),
  /** In words; null until it has ended. */
  outcome: z.string().nullable(),
});
export type PromotionView = z.infer<typeof promotionViewSchema>;

/** A promotion with what its page can offer next. */
export const promotionDetailViewSchema = z.object({
  promotion: promotionViewSchema,
  targetName: z.string(),
  decisions: promotionDecisionsSchema,
  /** A release to go back to, or in words why there is none; neither where nobody would look for a way back. */
  rollback: z.object({ release: releaseSchema.nullable(), words: z.string().nullable() }),
});
export type PromotionDetailView = z.infer<typeof promotionDetailViewSchema>;

const pipelineStageSchema = z.object({
  id: environmentIdSchema,
  name: z.string(),
  isProduction: z.boolean(),
  /** Name of the environment it takes releases from; null = it is the first. */
  from: z.string().nullable(),
  status: rolloutStatusSchema,
  reason: z.string(),
  /** Since when its cluster does not answer; null while it does. */
  unreachableSince: time.nullable(),
  running: z.object({
    version: z.string().nullable(),
    digest: z.string().nullable(),
    /** The repository of its image, where it is none of the service's: it is no release. */
    elsewhere: z.string().nullable(),
  }),
  active: promotionViewSchema.nullable(),
  last: promotionViewSchema.nullable(),
  /** What its source runs, with the gates as they are now; null for the first environment or where nothing is known. */
  candidate: z.object({ release: releaseSchema, gates: z.array(gateSchema) }).nullable(),
  rollbackTo: releaseSchema.nullable(),
});
export type PipelineStage = z.infer<typeof pipelineStageSchema>;

export const pipelineSchema = z.object({
  /** What is promoted. */
  service: z.string(),
  stages: z.array(pipelineStageSchema),
  releases: z.array(z.object({ release: releaseSchema, runningIn: z.array(z.string()) })),
  history: z.array(promotionViewSchema),
});
export type Pipeline = z.infer<typeof pipelineSchema>;
