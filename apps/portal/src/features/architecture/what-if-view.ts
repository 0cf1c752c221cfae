import type { SimulatedState } from "@greenroom/core/architecture";
import type { Named, RiskMark } from "./architecture-view.ts";

/** A part that is asked to fail. */
export interface FailedPart extends Named {
  readonly kind: "component" | "zone";
}

export interface FlowStop {
  readonly flow: Named;
  /** From 1. */
  readonly step: number;
  readonly message: string;
  readonly reason: string;
}

export interface SimulatedComponent extends Named {
  readonly state: SimulatedState;
  /** What it does, or does not; empty when it is fine. */
  readonly text: string;
  /** From where it began to this component. */
  readonly because: readonly Named[];
  readonly effects: readonly { readonly on: Named; readonly state: SimulatedState; readonly text: string }[];
}

/** What would happen; nothing is touched. */
export interface WhatIfView {
  readonly failed: readonly FailedPart[];
  /** What was asked to fail and is not in the model, as asked. */
  readonly unknown: readonly string[];
  readonly components: readonly SimulatedComponent[];
  readonly requirementsLost: readonly Named[];
  readonly requirementsDegraded: readonly Named[];
  readonly flowsBroken: readonly FlowStop[];
  readonly flowsDegraded: readonly FlowStop[];
  readonly teams: readonly (Named & {
    readonly role: "cause" | "affected";
    readonly components: readonly Named[];
  })[];
  readonly risks: readonly RiskMark[];
}
