import type {
  Component,
  ComponentState,
  DiagramView,
  ModelEdge,
  ModelFault,
  Requirement,
  Team,
  Zone,
} from "@greenroom/core/architecture";
import type { RiskBand } from "@greenroom/core/risks";
import type { DiagramScope } from "./diagram-scope.ts";

export interface RiskMark {
  readonly id: string;
  readonly title: string;
  readonly band: RiskBand;
  readonly score: number;
}

/** A dependency seen from one end, with the name of the other. */
export interface NamedEdge extends Pick<ModelEdge, "protocol" | "mode" | "need"> {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
}

/** A topic seen from one of its ends. */
export interface TopicMark extends Named {
  /** What the end does with it; null where there is no more to say. */
  readonly note: string | null;
}

export interface ComponentDetail extends Component {
  readonly zoneName: string;
  readonly ownerName: string | null;
  readonly uses: readonly (NamedEdge & {
    readonly fallback: string | null;
    readonly timeoutMs: number | null;
  })[];
  readonly usedBy: readonly NamedEdge[];
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  /** By itself, or by a relay that reads its log. */
  readonly publishes: readonly TopicMark[];
  readonly consumes: readonly TopicMark[];
  readonly carries: readonly TopicMark[];
  readonly risks: readonly RiskMark[];
}

export interface ZoneDetail extends Zone {
  readonly components: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly risks: readonly RiskMark[];
}

/** What overlays and filters need of a component, also of one that only its zone stands for. */
export interface ComponentFacts
  extends Pick<Component, "id" | "name" | "zone" | "kind" | "requirements" | "data" | "infrastructure"> {
  readonly owner: string | null;
  readonly tier: number | null;
  /** The worst that is left of its risks; null = the register names none. */
  readonly risk: RiskBand | null;
  readonly risks: readonly string[];
}

/** A diagram as it was laid out, or why it could not be. */
export type DrawnDiagram =
  | {
      /** An svg element whose ids begin with `drawingId`. */
      readonly markup: string;
    }
  | { readonly failure: string };

export interface DiagramPage {
  readonly scope: DiagramScope;
  readonly title: string;
  readonly description: string;
  readonly trail: readonly { readonly label: string; readonly path: string }[];
  /** Everything there is to see: the table twin shows all of it. */
  readonly view: DiagramView;
  /** Edges that the drawing leaves out to stay readable. */
  readonly undrawnEdges: readonly string[];
  /** What is drawn of the view, as Mermaid text. */
  readonly text: string;
  readonly drawn: DrawnDiagram;
  readonly fontSizePx: number;
  /** Of everything that the view shows by itself. */
  readonly components: readonly ComponentDetail[];
  readonly zones: readonly ZoneDetail[];
  /** Of every component that a node stands for. */
  readonly facts: readonly ComponentFacts[];
  /** All of the model's, in its order, so that a team keeps its colour from view to view. */
  readonly teams: readonly Team[];
  readonly requirements: readonly Pick<Requirement, "id" | "name">[];
  readonly model: ModelFacts;
  /** What could not be asked for it, in words. */
  readonly gaps?: readonly string[];
}

export interface ModelFacts {
  readonly revision: string;
  readonly loadedAt: string;
  /** Of an edit that is not served; what is drawn is the last good model. */
  readonly faults: readonly ModelFault[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A risk whose evidence is violated right now. */
export interface FiringRisk {
  readonly id: string;
  readonly title: string;
  readonly components: readonly string[];
  readonly observed: string;
  readonly since: string;
}

export interface LiveStates {
  readonly at: string;
  /** Null where the register's evidence could not be read. */
  readonly firing: readonly FiringRisk[] | null;
  /** Of every component of the model. */
  readonly states: readonly ComponentState[];
}
