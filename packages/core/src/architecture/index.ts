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
  componentView,
  type DiagramEdge,
  type DiagramNode,
  type DiagramView,
  landscapeView,
  type ModelEdge,
  modelEdges,
  neighbours,
  zoneView,
} from "./diagram-view.ts";
export { type BindingSnapshot, bindingSnapshotSchema, type LiveState } from "./live-state.ts";
export { landscapeFontSizePx, toMermaid, viewFontSizePx } from "./mermaid-text.ts";
export {
  type ArchitectureModel,
  type Flow,
  findComponent,
  findZone,
  type Requirement,
  type Team,
  type Zone,
} from "./model.ts";
export type { ModelSource, ModelState } from "./model-source.ts";
export { inReadingOrder, parseModel } from "./parse-model.ts";
export { labelSchema, modelIdSchema, proseSchema } from "./text-schema.ts";
export {
  type Entry,
  faultAt,
  type ModelFault,
  type ModelFile,
  parseSource,
  readEntries,
  unknownKeys,
} from "./yaml-source.ts";
