import type { FieldChange } from "@greenroom/core/architecture";
import type { ModelRevision } from "@greenroom/core/risks";

/** What is held against what. */
export const comparisonModes = ["revision", "cluster", "environments"] as const;
export type ComparisonMode = (typeof comparisonModes)[number];

export interface ComparisonRow {
  readonly key: string;
  readonly change: "added" | "removed" | "changed";
  /** "component", "dependency", "workload" … */
  readonly kind: string;
  readonly name: string;
  /** Where it is drawn; null = nowhere any more, or not yet. */
  readonly path: string | null;
  /** Each with before and after; empty for what is wholly new or gone. */
  readonly fields: readonly FieldChange[];
  readonly note: string | null;
}

export interface Comparison {
  readonly mode: ComparisonMode;
  readonly before: string;
  readonly after: string;
  readonly rows: readonly ComparisonRow[];
  /** How many things were looked at and are the same; null where that says nothing. */
  readonly sameCount: number | null;
  /** What could not be looked at, in words. */
  readonly gaps: readonly string[];
  /** To choose from: revisions that changed the model, the newest first. */
  readonly revisions: readonly ModelRevision[];
  readonly environments: readonly { readonly id: string; readonly name: string }[];
}
