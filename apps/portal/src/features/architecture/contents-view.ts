import { componentKinds } from "@greenroom/core/architecture";
import { riskBands } from "@greenroom/core/risks";
import { z } from "zod";
import { modelFactsSchema, namedSchema } from "./architecture-view.ts";
import { topicSummarySchema } from "./topic-view.ts";

const flowSummarySchema = namedSchema.extend({
  requirements: z.array(namedSchema).readonly(),
  steps: z.int(),
  budgetMs: z.int().nullable(),
  /** The longest wait that the deadlines allow. */
  waitMs: z.number(),
  /** Waiting calls without any deadline, which that leaves out. */
  unbounded: z.int(),
});
export type FlowSummary = z.infer<typeof flowSummarySchema>;

const requirementSummarySchema = namedSchema.extend({
  text: z.string(),
  components: z.int(),
  deployed: z.int(),
  flows: z.array(namedSchema).readonly(),
  risk: z.enum(riskBands).nullable(),
});
export type RequirementSummary = z.infer<typeof requirementSummarySchema>;

/** Everything that has a page of its own. */
export const architectureContentsSchema = z.object({
  zones: z.array(namedSchema.extend({ description: z.string() })).readonly(),
  components: z
    .array(
      namedSchema.extend({
        kind: z.enum(componentKinds),
        zone: z.string(),
        zoneName: z.string(),
        technology: z.string().nullable(),
      }),
    )
    .readonly(),
  flows: z.array(flowSummarySchema).readonly(),
  topics: z.array(topicSummarySchema).readonly(),
  requirements: z.array(requirementSummarySchema).readonly(),
  model: modelFactsSchema,
});
export type ArchitectureContents = z.infer<typeof architectureContentsSchema>;
