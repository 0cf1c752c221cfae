export { type Binding, bindingKey, bindingSchema } from "./binding.ts";
export {
  type ChangeCounts,
  type ChangeKind,
  changeKinds,
  type FieldChange,
  fieldChangeSchema,
  type NodeChange,
  nodeChangeSchema,
  type PartChange,
  partChangeSchema,
  type ZoneChanges,
  zoneChangesSchema,
} from "./compare/change.ts";
export type { EntryChange, EntryComparison } from "./compare/compare-entries.ts";
export { changesView, touchedZones } from "./compare/changes-view.ts";
export {
  compareInfrastructure,
  type InfrastructureDifference,
  type LayerReading,
} from "./compare/compare-infrastructure.ts";
export {
  compareModels,
  type DependencyChange,
  type ModelComparison,
  type OwnedDependency,
} from "./compare/compare-models.ts";
export { componentChanges } from "./compare/component-changes.ts";
export { changesIn, type MarkedModel, uniteModels } from "./compare/unite-models.ts";
export type { Component, Dependency } from "./component.ts";
export {
  type ComponentHealth,
  type ComponentState,
  componentHealths,
  componentState,
  componentStateSchema,
  staleAfterSeconds,
  stateIn,
  worstHealth,
} from "./component-state.ts";
export {
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type DiagramView,
  diagramViewSchema,
  type ModelEdge,
  modelEdgeSchema,
  viewNodesMax,
} from "./views/diagram.ts";
export { modelEdges } from "./views/diagram-parts.ts";
export { documentPathSchema } from "./documents/document-path.ts";
export { documentBytesMax, type DocumentError, type DocumentSource } from "./documents/document-source.ts";
export { documentTitle } from "./documents/document-title.ts";
export { namedDocument, unknownComponent } from "./documents/named-document.ts";
export { type DiagramDrawer, drawingId } from "./views/diagram-drawer.ts";
export { componentView, landscapeView, neighbours, zoneView } from "./views/diagram-view.ts";
export { allRules, architectureRules } from "./findings/architecture-rules.ts";
export { findFindings } from "./findings/find-findings.ts";
export { findRealityGaps, type SeenWorkload } from "./findings/find-reality-gaps.ts";
export type { ArchitectureRule } from "./findings/architecture-rule.ts";
export {
  type Finding,
  type FindingSeverity,
  type FindingSubject,
  findingSeverities,
  findingSubjectKinds,
  type RuleDescription,
} from "./findings/finding.ts";
export { type PossibleObjective, possibleObjectives } from "./findings/objective-chain.ts";
export { modelRuleIds, type RuleId, ruleIds } from "./findings/rule-ids.ts";
export type { Suppression } from "./findings/suppression.ts";
export { everyCall, type FlowCall, flowCalls } from "./flow-calls.ts";
export { type CallWait, type FlowWait, flowWait } from "./flow-wait.ts";
export { hostOf } from "./host-of.ts";
export { type Infrastructure, infrastructureSchema } from "./infrastructure.ts";
export { fileJsonSchema, type JsonSchema, modelJsonSchemas } from "./json-schema.ts";
export { type BindingSnapshot, bindingSnapshotSchema, type LiveState } from "./live-state.ts";
export {
  type DrawingStyle,
  escapeLabel,
  landscapeStyle,
  toMermaid,
  viewStyle,
} from "./views/mermaid-text.ts";
export type { KnownIds } from "./checks/model-entries.ts";
export {
  type ArchitectureModel,
  type Flow,
  type FlowStep,
  componentName,
  findComponent,
  findFlow,
  findTopic,
  findZone,
  type Requirement,
  type ReservedZoneId,
  reservedZoneIds,
  type Team,
  teamName,
  type Zone,
} from "./model.ts";
export { type ModelFault, modelFaultSchema } from "./model-fault.ts";
export type { ModelSource, ModelState } from "./model-source.ts";
export {
  type ComponentKind,
  componentKinds,
  type DataClass,
  dataClasses,
  dependencyModes,
  dependencyNeeds,
  realities,
  schemaCompatibilities,
  trustLevels,
} from "./model-words.ts";
export { inReadingOrder, parseModel } from "./parse-model.ts";
export type { Place } from "./place.ts";
export { placeOf } from "./place-of.ts";
export { consumptionOf } from "./topic-consumption.ts";
export type { Topic } from "./topic.ts";
export { labelSchema, modelIdSchema, proseSchema } from "./text-schema.ts";
export type { Traffic } from "./traffic/traffic.ts";
export { createTrafficMeter, type TrafficMeter, type TrafficPlace } from "./traffic/traffic-meter.ts";
export {
  type TrafficMeasure,
  type TrafficNumbers,
  type TrafficReading,
  trafficReadingSchema,
} from "./traffic/traffic-reading.ts";
export { deploymentView } from "./views/deployment-view.ts";
export { flowView } from "./views/flow-view.ts";
export { type FocusDirection, focusOn } from "./views/focus-on.ts";
export { requirementView } from "./views/requirement-view.ts";
export { withSeenWorkloads } from "./views/seen-workloads.ts";
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
  type ModelFile,
  parseSource,
  readEntries,
  unknownKeys,
} from "./yaml-source.ts";
