import {
  bindingSchema,
  componentKinds,
  componentStateSchema,
  dataClasses,
  diagramViewSchema,
  infrastructureSchema,
  modelEdgeSchema,
  modelFaultSchema,
  realities,
  trustLevels,
} from "@greenroom/core/architecture";
import { riskBands } from "@greenroom/core/risks";
import { z } from "zod";
import { diagramScopeSchema } from "./diagram-scope.ts";

const time = z.iso.datetime();
const ids = z.array(z.string()).readonly();
const kind = z.enum(componentKinds);
const data = z.array(z.enum(dataClasses)).readonly();
const infrastructure = z.array(infrastructureSchema).readonly();

export const namedSchema = z.object({ id: z.string(), name: z.string() });
export type Named = z.infer<typeof namedSchema>;

export const riskMarkSchema = z.object({
  id: z.string(),
  title: z.string(),
  band: z.enum(riskBands),
  score: z.int(),
});
export type RiskMark = z.infer<typeof riskMarkSchema>;

/** A component, with what its address needs. */
const namedInZoneSchema = namedSchema.extend({ zone: z.string() });
export type NamedInZone = z.infer<typeof namedInZoneSchema>;

/** A dependency seen from one end, with the name of the other. */
const namedEdgeSchema = namedInZoneSchema.extend({
  ...modelEdgeSchema.pick({ protocol: true, mode: true, need: true }).shape,
});
export type NamedEdge = z.infer<typeof namedEdgeSchema>;

/** A topic seen from one of its ends. */
const topicMarkSchema = namedSchema.extend({
  /** What the end does with it; null where there is no more to say. */
  note: z.string().nullable(),
});
export type TopicMark = z.infer<typeof topicMarkSchema>;

const componentDetailSchema = namedSchema.extend({
  kind,
  zone: z.string(),
  zoneName: z.string(),
  technology: z.string().nullable(),
  description: z.string().nullable(),
  ownerName: z.string().nullable(),
  tier: z.int().nullable(),
  objective: z.object({ indicator: z.string(), targetPercent: z.number() }).nullable(),
  data,
  reality: z.enum(realities),
  bindings: z.array(bindingSchema).readonly(),
  infrastructure,
  /** Paths in the repository. */
  documents: ids,
  uses: z
    .array(namedEdgeSchema.extend({ fallback: z.string().nullable(), timeoutMs: z.int().nullable() }))
    .readonly(),
  usedBy: z.array(namedEdgeSchema).readonly(),
  /** What it fails with, such as a cluster; null where the model names nothing. */
  runsOn: namedInZoneSchema.nullable(),
  /** What fails with it. */
  runsHere: z.array(namedInZoneSchema).readonly(),
  flows: z.array(namedSchema).readonly(),
  /** By itself, or by a relay that reads its log. */
  publishes: z.array(topicMarkSchema).readonly(),
  consumes: z.array(topicMarkSchema).readonly(),
  carries: z.array(topicMarkSchema).readonly(),
  risks: z.array(riskMarkSchema).readonly(),
});
export type ComponentDetail = z.infer<typeof componentDetailSchema>;

const zoneDetailSchema = namedSchema.extend({
  trust: z.enum(trustLevels),
  description: z.string(),
  components: z.array(namedSchema.extend({ kind })).readonly(),
  risks: z.array(riskMarkSchema).readonly(),
});
export type ZoneDetail = z.infer<typeof zoneDetailSchema>;

/** What overlays and filters need of a component, also of one that only its zone stands for. */
const componentFactsSchema = namedSchema.extend({
  zone: z.string(),
  kind,
  requirements: ids,
  data,
  infrastructure,
  owner: z.string().nullable(),
  tier: z.int().nullable(),
  /** The worst that is left of its risks; null = the register names none. */
  risk: z.enum(riskBands).nullable(),
  risks: ids,
});
export type ComponentFacts = z.infer<typeof componentFactsSchema>;

/** A diagram as it was laid out, or why it could not be. */
export const drawnDiagramSchema = z.union([
  z.object({
    /** An svg element whose ids begin with `drawingId`. */
    markup: z.string(),
  }),
  z.object({ failure: z.string() }),
]);
export type DrawnDiagram = z.infer<typeof drawnDiagramSchema>;

export const modelFactsSchema = z.object({
  revision: z.string(),
  loadedAt: time,
  /** Of an edit that is not served; what is drawn is the last good model. */
  faults: z.array(modelFaultSchema).readonly(),
});
export type ModelFacts = z.infer<typeof modelFactsSchema>;

export const diagramPageSchema = z.object({
  scope: diagramScopeSchema,
  title: z.string(),
  description: z.string(),
  trail: z.array(z.object({ label: z.string(), path: z.string() })).readonly(),
  /** What is drawn, and what the table twin lists. */
  view: diagramViewSchema,
  /** The view as Mermaid text. */
  text: z.string(),
  drawn: drawnDiagramSchema,
  fontSizePx: z.number(),
  /** Of everything that the view shows by itself. */
  components: z.array(componentDetailSchema).readonly(),
  zones: z.array(zoneDetailSchema).readonly(),
  /** Of every component that a node stands for. */
  facts: z.array(componentFactsSchema).readonly(),
  /** All of the model's, in its order, so that a team keeps its colour from view to view. */
  teams: z.array(namedSchema).readonly(),
  requirements: z.array(namedSchema).readonly(),
  model: modelFactsSchema,
  /** What could not be asked for it, in words. */
  gaps: z.array(z.string()).readonly().optional(),
});
export type DiagramPage = z.infer<typeof diagramPageSchema>;

/** A risk whose evidence is violated right now. */
const firingRiskSchema = z.object({
  id: z.string(),
  title: z.string(),
  components: ids,
  observed: z.string(),
  since: time,
  /** The environments in which it fires. */
  environments: z.array(z.string()).readonly(),
});
export type FiringRisk = z.infer<typeof firingRiskSchema>;

export const liveStatesSchema = z.object({
  at: time,
  /** Null where the register's evidence could not be read. */
  firing: z.array(firingRiskSchema).readonly().nullable(),
  /** Of every component of the model. */
  states: z.array(componentStateSchema).readonly(),
});
export type LiveStates = z.infer<typeof liveStatesSchema>;
