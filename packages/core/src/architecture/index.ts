export {
  type EntryChange,
  type EntryComparison,
  type FieldChange,
} from "./compare/compare-entries.ts";
export {
  compareModels,
  type DependencyChange,
  type ModelComparison,
  type OwnedDependency,
} from "./compare/compare-models.ts";
export {
  type Binding,
  bindingKey,
  type Component,
  type ComponentKind,
  componentKinds,
  type DataClass,
  type Dependency,
} from "./component.ts";
export {
  type ComponentHealth,
  type ComponentState,
  componentHealths,
  componentState,
  staleAfterSeconds,
  worstHealth,
} from "./component-state.ts";
export {
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type DiagramView,
  type ModelEdge,
  modelEdges,
  viewNodesMax,
} from "./diagram-parts.ts";
export { componentView, landscapeView, neighbours, zoneView } from "./diagram-view.ts";
export { allRules, architectureRules } from "./findings/architecture-rules.ts";
export { findFindings } from "./findings/find-findings.ts";
export { findRealityGaps, type SeenWorkload } from "./findings/find-reality-gaps.ts";
export {
  type ArchitectureRule,
  type Finding,
  type FindingSeverity,
  type FindingSubject,
  findingSeverities,
  type RuleDescription,
} from "./findings/finding.ts";
export { type PossibleObjective, possibleObjectives } from "./findings/objective-chain.ts";
export { modelRuleIds, type RuleId } from "./findings/rule-ids.ts";
export type { Suppression } from "./findings/suppression.ts";
export { everyCall, type FlowCall, flowCalls } from "./flow-calls.ts";
export { type CallWait, type FlowWait, flowWait } from "./flow-wait.ts";
export { fileJsonSchema, type JsonSchema, modelJsonSchemas } from "./json-schema.ts";
export { type BindingSnapshot, bindingSnapshotSchema, type LiveState } from "./live-state.ts";
export { escapeLabel, landscapeFontSizePx, toMermaid, viewFontSizePx } from "./mermaid-text.ts";
export {
  type ArchitectureModel,
  type Flow,
  type FlowStep,
  findComponent,
  findFlow,
  findZone,
  type Requirement,
  type Team,
  type Zone,
} from "./model.ts";
export type { ModelSource, ModelState } from "./model-source.ts";
export { inReadingOrder, parseModel } from "./parse-model.ts";
export { type Place, placeOf } from "./place.ts";
export { labelSchema, modelIdSchema, proseSchema } from "./text-schema.ts";
export { deploymentView } from "./views/deployment-view.ts";
export { flowView } from "./views/flow-view.ts";
export { type FocusDirection, focusOn } from "./views/focus-on.ts";
export { requirementView } from "./views/requirement-view.ts";
export { toSequenceMermaid } from "./views/sequence-text.ts";
export type { FlowFailure } from "./what-if/flow-outcome.ts";
export {
  type FailureSimulation,
  type RiskReference,
  simulateFailure,
  type TeamToCall,
} from "./what-if/simulate-failure.ts";
export {
  type ComponentOutcome,
  type FailureEffect,
  type SimulatedFailure,
  type SimulatedState,
  simulatedStates,
} from "./what-if/spread-failure.ts";
export {
  type Entry,
  faultAt,
  type ModelFault,
  type ModelFile,
  parseSource,
  readEntries,
  unknownKeys,
} from "./yaml-source.ts";
