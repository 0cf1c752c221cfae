import type {
  ChangeKind,
  DiagramView,
  FieldChange,
  NodeChange,
  PartChange,
  ZoneChanges,
} from "@greenroom/core/architecture";
import type { ModelRevision } from "@greenroom/core/risks";
import type { DrawnDiagram } from "../architecture-view.ts";

/** What is held against what. */
export const comparisonModes = ["revision", "cluster", "terraform", "environments"] as const;
export type ComparisonMode = (typeof comparisonModes)[number];

export interface ComparisonRow {
  readonly key: string;
  readonly change: ChangeKind;
  /** "component", "dependency", "workload" … */
  readonly kind: string;
  readonly name: string;
  /** Where it is drawn; null = nowhere any more, or not yet. */
  readonly path: string | null;
  /** Each with before and after; empty for what is wholly new or gone. */
  readonly fields: readonly FieldChange[];
  readonly note: string | null;
  /** The zone that it counts in; null = it is not drawn. */
  readonly zone: string | null;
  /** The components, or the zone, that it is drawn at; the first is the one that is pointed out. */
  readonly parts: readonly string[];
}

/** Both sides in one layout. */
export interface ComparisonDrawing {
  /** Null = all zones. */
  readonly zone: string | null;
  /** Those in which something differs. */
  readonly zones: readonly ZoneChanges[];
  readonly view: DiagramView;
  /** Edges that the drawing leaves out to stay readable. */
  readonly undrawnEdges: readonly string[];
  readonly drawn: DrawnDiagram;
  readonly fontSizePx: number;
  /** By node key. */
  readonly nodes: Readonly<Record<string, NodeChange>>;
  /** By edge key. */
  readonly edges: Readonly<Record<string, PartChange>>;
}

export interface Comparison {
  readonly mode: ComparisonMode;
  readonly at: string;
  readonly before: string;
  readonly after: string;
  readonly rows: readonly ComparisonRow[];
  /** Null = nothing that differs is part of a diagram. */
  readonly drawing: ComparisonDrawing | null;
  /** How many things were looked at and are the same; null where that says nothing. */
  readonly sameCount: number | null;
  /** What could not be looked at, in words. */
  readonly gaps: readonly string[];
  /** To choose from: revisions that changed the model, the newest first. */
  readonly revisions: readonly ModelRevision[];
  readonly environments: readonly { readonly id: string; readonly name: string }[];
}
