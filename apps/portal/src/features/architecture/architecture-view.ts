import type {
  Component,
  ComponentState,
  Dependency,
  DiagramView,
  FindingSubject,
  ModelEdge,
  ModelFault,
  Requirement,
  RuleDescription,
  SimulatedState,
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

/** What overlays and filters need of a component, also of one that only its zone stands for. */
export interface ComponentFacts
  extends Pick<Component, "id" | "name" | "zone" | "kind" | "requirements" | "data"> {
  readonly owner: string | null;
  readonly tier: number | null;
  /** The worst that is left of its risks; null = the register names none. */
  readonly risk: RiskBand | null;
  readonly risks: readonly string[];
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
  /** Of every component that a node stands for. */
  readonly facts: readonly ComponentFacts[];
  /** All of the model's, in its order, so that a team keeps its colour from view to view. */
  readonly teams: readonly Team[];
  readonly requirements: readonly Pick<Requirement, "id" | "name">[];
  readonly model: ModelFacts;
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

/** Everything that has a page of its own. */
export interface ArchitectureContents {
  readonly zones: readonly (Named & { readonly description: string })[];
  readonly components: readonly (Named &
    Pick<Component, "kind" | "zone"> & { readonly zoneName: string; readonly technology: string | null })[];
  readonly flows: readonly FlowSummary[];
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

export interface FlowStepView {
  readonly from: Named;
  readonly to: Named;
  readonly message: string;
  readonly isReply: boolean;
  readonly mode: Dependency["mode"] | null;
  readonly timeoutMs: number | null;
  /** What it adds to the longest wait; null = it adds nothing by itself. */
  readonly countsMs: number | null;
  readonly onFailure: string | null;
}

export interface FlowPage extends Named {
  readonly requirements: readonly Named[];
  readonly budgetMs: number | null;
  readonly waitMs: number;
  readonly unbounded: number;
  readonly steps: readonly FlowStepView[];
  readonly failures: readonly string[];
  /** As Mermaid text. */
  readonly sequence: string;
  readonly diagram: DiagramPage;
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

/** A name that leads somewhere, where there is a page for it. */
export interface LinkedName extends Named {
  readonly path: string | null;
}

export interface FindingView {
  readonly message: string;
  readonly subject: LinkedName & Pick<FindingSubject, "kind">;
  /** Everything else that is concerned. */
  readonly others: readonly LinkedName[];
  readonly suppressedBy: { readonly reason: string; readonly until: string } | null;
}

export interface RuleView extends RuleDescription {
  readonly findings: readonly FindingView[];
  readonly suppressed: readonly FindingView[];
}

export interface FindingsView {
  /** The most severe first. */
  readonly rules: readonly RuleView[];
  /** What of the running platform could not be read, in words; the rules about it then say nothing. */
  readonly unread: readonly string[];
  readonly model: ModelFacts;
}
