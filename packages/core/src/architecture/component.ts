import { z } from "zod";
import { bindingSchema } from "./binding.ts";
import { documentPathSchema } from "./documents/document-path.ts";
import { infrastructureSchema } from "./infrastructure.ts";
import { componentKinds, dataClasses, dependencyModes, dependencyNeeds, realities } from "./model-words.ts";
import { labelSchema, modelIdSchema, proseSchema } from "./text-schema.ts";
import { trafficSchema } from "./traffic/traffic.ts";

const dependencySchema = z
  .strictObject({
    to: modelIdSchema.describe("The component that is needed."),
    protocol: labelSchema,
    mode: z
      .enum(dependencyModes)
      .describe("sync = the caller waits; async = it does not; bulk = large files or scheduled copies."),
    need: z
      .enum(dependencyNeeds)
      .describe("hard = the caller's request fails with it; soft = the caller serves its fallback."),
    only: labelSchema.optional().describe("Which of the caller's work needs it; absent = all of it."),
    timeoutMs: z.int().min(1).max(600_000).optional().describe("How long the caller waits at most."),
    fallback: proseSchema.optional().describe("What the caller does without it."),
    stalenessBudgetSeconds: z
      .int()
      .min(1)
      .optional()
      .describe("How old asynchronously copied data may become before the caller counts as degraded."),
    idempotencyKey: labelSchema.optional().describe("What makes a repeated delivery harmless."),
    authentication: labelSchema
      .optional()
      .describe("How the callee knows who calls; asked for wherever two zones are trusted differently."),
    traffic: trafficSchema.optional().describe("How what goes this way is measured; absent = it is not."),
  })
  .refine((dependency) => dependency.need === "hard" || dependency.fallback !== undefined, {
    path: ["fallback"],
    message: "a soft dependency names its fallback, or it is a hard one",
  });
export type Dependency = z.infer<typeof dependencySchema>;

export const componentSchema = z
  .strictObject({
    id: modelIdSchema,
    name: labelSchema,
    kind: z.enum(componentKinds),
    technology: labelSchema.optional(),
    description: proseSchema.optional(),
    owner: modelIdSchema.optional().describe("A team of teams.yaml; everything but a person has one."),
    tier: z
      .int()
      .min(0)
      .max(3)
      .optional()
      .describe("0 = members cannot sign in, play or be charged without it … 3 = internal or batch."),
    objective: z
      .strictObject({
        indicator: proseSchema.describe("What is measured."),
        targetPercent: z.number().gt(0).lt(100).describe("How much of it is good."),
      })
      .optional(),
    data: z.array(z.enum(dataClasses)).default([]).describe("The classes of data that it handles."),
    erasure: proseSchema
      .optional()
      .describe("How one person's data leaves it; asked of stores and streams with personal data."),
    requirements: z.array(modelIdSchema).default([]).describe("What of requirements.yaml it serves."),
    reality: z.enum(realities).describe("designed = on paper; deployed = bound to what runs."),
    bindings: z.array(bindingSchema).default([]).describe("Where its live state is read."),
    infrastructure: z
      .array(infrastructureSchema)
      .default([])
      .describe("What of Terraform makes it, in every environment."),
    traffic: trafficSchema
      .optional()
      .describe("How all that it receives is measured, whoever sends it; absent = it is not."),
    documents: z
      .array(documentPathSchema)
      .max(12, "a component has at most 12 documents")
      .default([])
      .describe(
        "What is written about it: Markdown files of the repository, by path from its root, such as docs/infra.md.",
      ),
    dependsOn: z.array(dependencySchema).default([]),
  })
  .superRefine((component, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (component.kind !== "person" && component.owner === undefined)
      fault("owner", "every component has an owner");
    if (component.kind !== "person" && component.tier === undefined)
      fault("tier", "every component has a tier, 0 to 3");
    // Without a binding nothing could ever say that it lives; with one, grey would be a lie.
    if (component.reality === "deployed" && component.bindings.length === 0)
      fault("bindings", "a deployed component says where its live state is read");
    if (component.reality === "designed" && component.bindings.length > 0)
      fault("bindings", "a component that is only designed has no live state to bind to");
    if (component.reality === "designed" && component.infrastructure.length > 0)
      fault("infrastructure", "a component that is only designed is made by nothing yet");
    if (component.reality === "designed" && component.traffic !== undefined)
      fault("traffic", "a component that is only designed receives nothing that could be measured");
  });

export type Component = z.infer<typeof componentSchema> & {
  /** The zone whose file declares it. */
  readonly zone: string;
};
