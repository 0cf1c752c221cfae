import type { Component } from "@greenroom/core/architecture";
import type { RiskBand } from "@greenroom/core/risks";
import type { ModelFacts, Named } from "./architecture-view.ts";
import type { TopicSummary } from "./topic-view.ts";

/** Everything that has a page of its own. */
export interface ArchitectureContents {
  readonly zones: readonly (Named & { readonly description: string })[];
  readonly components: readonly (Named &
    Pick<Component, "kind" | "zone"> & { readonly zoneName: string; readonly technology: string | null })[];
  readonly flows: readonly FlowSummary[];
  readonly topics: readonly TopicSummary[];
  readonly requirements: readonly RequirementSummary[];
  readonly model: ModelFacts;
}

export interface FlowSummary extends Named {
  readonly requirements: readonly Named[];
  readonly steps: number;
  readonly budgetMs: number | null;
  /** The longest wait that the deadlines allow. */
  readonly waitMs: number;
  /** Waiting calls without any deadline, which that leaves out. */
  readonly unbounded: number;
}

export interface RequirementSummary extends Named {
  readonly text: string;
  readonly components: number;
  readonly deployed: number;
  readonly flows: readonly Named[];
  readonly risk: RiskBand | null;
}
