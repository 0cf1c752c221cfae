import { simulatedStates } from "@greenroom/core/architecture";
import { z } from "zod";
import { namedSchema, riskMarkSchema } from "./architecture-view.ts";

const named = z.array(namedSchema).readonly();
const state = z.enum(simulatedStates);

/** A part that is asked to fail. */
const failedPartSchema = namedSchema.extend({ kind: z.enum(["component", "zone"]) });

const flowStopSchema = z.object({
  flow: namedSchema,
  /** From 1. */
  step: z.int(),
  message: z.string(),
  reason: z.string(),
});
export type FlowStop = z.infer<typeof flowStopSchema>;

const simulatedComponentSchema = namedSchema.extend({
  state,
  /** What it does, or does not; empty when it is fine. */
  text: z.string(),
  /** From where it began to this component. */
  because: named,
  /** The same in words, a sentence each step. */
  chain: z.array(z.string()).readonly(),
  effects: z.array(z.object({ on: namedSchema, state, text: z.string() })).readonly(),
});
export type SimulatedComponent = z.infer<typeof simulatedComponentSchema>;

/** What would happen; nothing is touched. */
export const whatIfViewSchema = z.object({
  failed: z.array(failedPartSchema).readonly(),
  /** What was asked to fail and is not in the model, as asked. */
  unknown: z.array(z.string()).readonly(),
  components: z.array(simulatedComponentSchema).readonly(),
  requirementsLost: named,
  requirementsDegraded: named,
  flowsBroken: z.array(flowStopSchema).readonly(),
  flowsDegraded: z.array(flowStopSchema).readonly(),
  teams: z.array(namedSchema.extend({ role: z.enum(["cause", "affected"]), components: named })).readonly(),
  risks: z.array(riskMarkSchema).readonly(),
});
export type WhatIfView = z.infer<typeof whatIfViewSchema>;
