import { dependencyModes } from "@greenroom/core/architecture";
import { z } from "zod";
import { diagramPageSchema, drawnDiagramSchema, namedSchema } from "./architecture-view.ts";

const flowStepViewSchema = z.object({
  from: namedSchema,
  to: namedSchema,
  message: z.string(),
  isReply: z.boolean(),
  mode: z.enum(dependencyModes).nullable(),
  timeoutMs: z.int().nullable(),
  /** What it adds to the longest wait; null = it adds nothing by itself. */
  countsMs: z.number().nullable(),
  onFailure: z.string().nullable(),
});
export type FlowStepView = z.infer<typeof flowStepViewSchema>;

export const flowPageSchema = namedSchema.extend({
  requirements: z.array(namedSchema).readonly(),
  budgetMs: z.int().nullable(),
  waitMs: z.number(),
  unbounded: z.int(),
  steps: z.array(flowStepViewSchema).readonly(),
  failures: z.array(z.string()).readonly(),
  sequence: drawnDiagramSchema,
  diagram: diagramPageSchema,
});
export type FlowPage = z.infer<typeof flowPageSchema>;
