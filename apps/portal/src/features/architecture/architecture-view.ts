import type {
  Component,
  ComponentState,
  DiagramView,
  ModelEdge,
  ModelFault,
  Zone,
} from "@greenroom/core/architecture";
import type { RiskBand } from "@greenroom/core/risks";

/** Which part of the model a page draws. */
export type DiagramScope =
  | { readonly level: "landscape" }
  | { readonly level: "zone"; readonly zone: string }
  | { readonly level: "component"; readonly zone: string; readonly component: string };

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

export interface ComponentDetail extends Component {
  readonly zoneName: string;
  readonly ownerName: string | null;
  readonly uses: readonly (NamedEdge & {
    readonly fallback: string | null;
    readonly timeoutMs: number | null;
  })[];
  readonly usedBy: readonly NamedEdge[];
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  readonly risks: readonly RiskMark[];
}

export interface ZoneDetail extends Zone {
  readonly components: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly risks: readonly RiskMark[];
}

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
  readonly fontSizePx: number;
  /** Of everything that the view shows by itself. */
  readonly components: readonly ComponentDetail[];
  readonly zones: readonly ZoneDetail[];
  readonly model: {
    readonly revision: string;
    readonly loadedAt: string;
    /** Of an edit that is not served; what is drawn is the last good model. */
    readonly faults: readonly ModelFault[];
  };
}

export interface LiveStates {
  readonly at: string;
  /** Of every component of the model. */
  readonly states: readonly ComponentState[];
}
