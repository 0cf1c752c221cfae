import { z } from "zod";
import type { Component } from "./component.ts";
import type { Suppression } from "./findings/suppression.ts";
import { confinedDataClasses, trustLevels } from "./model-words.ts";
import type { Place } from "./place.ts";
import type { Topic } from "./topic.ts";
import { labelSchema, modelIdSchema, proseSchema } from "./text-schema.ts";

export const requirementSchema = z.strictObject({ id: modelIdSchema, name: labelSchema, text: proseSchema });
export type Requirement = z.infer<typeof requirementSchema>;

export const teamSchema = z.strictObject({ id: modelIdSchema, name: labelSchema });
export type Team = z.infer<typeof teamSchema>;

/** Words that the portal's addresses use for views, where a zone's page would be: /architecture/<zone>. */
export const reservedZoneIds = [
  "requirements",
  "flows",
  "topics",
  "deployment",
  "what-if",
  "findings",
  "compare",
] as const;
export type ReservedZoneId = (typeof reservedZoneIds)[number];

export const zoneSchema = z.strictObject({
  id: modelIdSchema.refine((id) => !(reservedZoneIds as readonly string[]).includes(id), {
    error: ({ input }) =>
      `"${String(input)}" is a view of the portal, which would hide the zone; choose another id, such as ${String(input)}-zone`,
  }),
  name: labelSchema,
  trust: z.enum(trustLevels).describe("How far what comes from there is believed."),
  description: proseSchema,
  mayHold: z
    .array(z.enum(confinedDataClasses))
    .optional()
    .describe("Classes of data that are held nowhere but in the zones that say so."),
});
export type Zone = z.infer<typeof zoneSchema>;

const flowStepSchema = z.strictObject({
  from: modelIdSchema,
  to: modelIdSchema,
  message: labelSchema,
  isReply: z
    .boolean()
    .default(false)
    .describe("An answer or work of its own: it needs no declared dependency."),
  onFailure: proseSchema
    .optional()
    .describe("What happens when this step fails, where it is more than the dependency's fallback."),
});
export type FlowStep = z.infer<typeof flowStepSchema>;

export const flowSchema = z.strictObject({
  id: modelIdSchema,
  name: labelSchema,
  requirements: z
    .array(modelIdSchema)
    .min(1)
    .describe("What it serves; the first is the one that is lost with it."),
  budgetMs: z
    .int()
    .min(1)
    .optional()
    .describe("From the first step to what the person waits for; absent where nobody waits."),
  steps: z
    .array(flowStepSchema)
    .min(2, "a flow has two steps at least")
    .max(40, "a flow has 40 steps at most; split it"),
  failures: z.array(proseSchema).default([]).describe("What goes wrong, and what then."),
});
export type Flow = z.infer<typeof flowSchema>;

/** The architecture as data, checked: every id is unique and every reference resolves. */
export interface ArchitectureModel {
  readonly requirements: readonly Requirement[];
  readonly teams: readonly Team[];
  /** In the order in which they are drawn. */
  readonly zones: readonly Zone[];
  readonly components: readonly Component[];
  readonly flows: readonly Flow[];
  /** Facts that travel over streams; a model of an older revision names none. */
  readonly topics: readonly Topic[];
  /** Where things run; without any, nothing is said about it. */
  readonly places: readonly Place[];
  readonly suppressions: readonly Suppression[];
}

export function findComponent(model: ArchitectureModel, id: string): Component | null {
  return model.components.find((component) => component.id === id) ?? null;
}

/** What people call a component; the id of one that the model does not have. */
export function componentName(model: ArchitectureModel, id: string): string {
  return findComponent(model, id)?.name ?? id;
}

export function teamName(model: ArchitectureModel, id: string): string {
  return model.teams.find((team) => team.id === id)?.name ?? id;
}

export function findZone(model: ArchitectureModel, id: string): Zone | null {
  return model.zones.find((zone) => zone.id === id) ?? null;
}

export function findFlow(model: ArchitectureModel, id: string): Flow | null {
  return model.flows.find((flow) => flow.id === id) ?? null;
}

export function findTopic(model: ArchitectureModel, id: string): Topic | null {
  return model.topics.find((topic) => topic.id === id) ?? null;
}
