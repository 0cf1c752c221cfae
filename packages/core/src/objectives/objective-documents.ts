import { z } from "zod";
import { environmentIdSchema } from "../environments/index.ts";
import { parseVectorSelector } from "./vector-selector.ts";

/** Why an indicator does not count what its selector leaves out. */
export const leftOutAnnotation = "greenroom.dev/left-out";

const nameSchema = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "should be lower-case letters, digits and dashes");

const metadataShape = {
  name: nameSchema,
  displayName: z.string().min(1).optional(),
};

const selectorSchema = z.string().transform((text, context) => {
  const parsed = parseVectorSelector(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: parsed.error });
  return z.NEVER;
});

const metricSchema = z.strictObject({
  metricSource: z.strictObject({
    type: z.literal("Prometheus"),
    spec: z.strictObject({ query: selectorSchema }),
  }),
});

/** What is measured: failed requests of all, or the time that they take. */
export const indicatorSchema = z.strictObject({
  apiVersion: z.literal("openslo/v1"),
  kind: z.literal("SLI"),
  metadata: z.strictObject({
    ...metadataShape,
    annotations: z.strictObject({ [leftOutAnnotation]: z.string().min(1).optional() }).default({}),
  }),
  spec: z
    .strictObject({
      description: z.string().min(1).optional(),
      ratioMetric: z
        .strictObject({
          /** Prometheus counts since a process began. */
          counter: z.literal(true),
          bad: metricSchema,
          total: metricSchema,
        })
        .optional(),
      thresholdMetric: metricSchema.optional(),
    })
    .refine(
      ({ ratioMetric, thresholdMetric }) => (ratioMetric === undefined) !== (thresholdMetric === undefined),
      "should have a ratioMetric or a thresholdMetric",
    ),
});
export type Indicator = z.infer<typeof indicatorSchema>;

/** How much of it one environment promises. */
export const objectiveSchema = z.strictObject({
  apiVersion: z.literal("openslo/v1"),
  kind: z.literal("SLO"),
  metadata: z.strictObject({
    ...metadataShape,
    labels: z.strictObject({ environment: environmentIdSchema }),
  }),
  spec: z.strictObject({
    description: z.string().min(1).optional(),
    service: nameSchema,
    indicatorRef: nameSchema,
    timeWindow: z.tuple([z.strictObject({ duration: z.literal("30d"), isRolling: z.literal(true) })]),
    budgetingMethod: z.literal("Occurrences"),
    objectives: z.tuple([
      z.strictObject({
        displayName: z.string().min(1).optional(),
        /** Of an indicator with a threshold: answered within `value`, in the metric's own unit. */
        op: z.literal("lte").optional(),
        value: z.number().gt(0).optional(),
        target: z
          .number()
          .gt(0.5, "should be a ratio above 0.5, such as 0.99")
          .lt(1, "should be a ratio below 1, such as 0.99: without a budget nothing may fail"),
      }),
    ]),
  }),
});
export type Objective = z.infer<typeof objectiveSchema>;
