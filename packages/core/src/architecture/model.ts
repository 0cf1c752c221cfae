import { z } from "zod";
import type { Component } from "./component.ts";
import { labelSchema, modelIdSchema, proseSchema } from "./text-schema.ts";

export const requirementSchema = z.strictObject({ id: modelIdSchema, name: labelSchema, text: proseSchema });
export type Requirement = z.infer<typeof requirementSchema>;

export const teamSchema = z.strictObject({ id: modelIdSchema, name: labelSchema });
export type Team = z.infer<typeof teamSchema>;

export const zoneSchema = z.strictObject({
  id: modelIdSchema,
  name: labelSchema,
  /** How far what comes from there is believed. */
  trust: z.enum(["untrusted", "dmz", "internal", "restricted", "third-party"]),
  description: proseSchema,
});
export type Zone = z.infer<typeof zoneSchema>;

const flowStepSchema = z.strictObject({
  from: modelIdSchema,
  to: modelIdSchema,
  message: labelSchema,
  /** An answer or work of its own: it needs no declared dependency. */
  isReply: z.boolean().default(false),
});

export const flowSchema = z.strictObject({
  id: modelIdSchema,
  name: labelSchema,
  requirements: z.array(modelIdSchema).min(1),
  /** From the first step to what the person waits for; absent where nobody waits. */
  budgetMs: z.int().min(1).optional(),
  steps: z.array(flowStepSchema).min(2).max(40),
  failures: z.array(proseSchema).default([]),
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
}

export function findComponent(model: ArchitectureModel, id: string): Component | null {
  return model.components.find((component) => component.id === id) ?? null;
}

export function findZone(model: ArchitectureModel, id: string): Zone | null {
  return model.zones.find((zone) => zone.id === id) ?? null;
}
