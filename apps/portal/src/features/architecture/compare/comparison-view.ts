import {
  changeKinds,
  diagramViewSchema,
  fieldChangeSchema,
  nodeChangeSchema,
  partChangeSchema,
  zoneChangesSchema,
} from "@greenroom/core/architecture";
import { modelRevisionSchema } from "@greenroom/core/risks";
import { z } from "zod";
import { drawnDiagramSchema, namedSchema } from "../architecture-view.ts";

/** What is held against what. */
export const comparisonModes = ["revision", "cluster", "terraform", "environments"] as const;
export type ComparisonMode = (typeof comparisonModes)[number];

const comparisonRowSchema = z.object({
  key: z.string(),
  change: z.enum(changeKinds),
  /** "component", "dependency", "workload" … */
  kind: z.string(),
  name: z.string(),
  /** Where it is drawn; null = nowhere any more, or not yet. */
  path: z.string().nullable(),
  /** Each with before and after; empty for what is wholly new or gone. */
  fields: z.array(fieldChangeSchema).readonly(),
  note: z.string().nullable(),
  /** The zone that it counts in; null = it is not drawn. */
  zone: z.string().nullable(),
  /** The components, or the zone, that it is drawn at; the first is the one that is pointed out. */
  parts: z.array(z.string()).readonly(),
});
export type ComparisonRow = z.infer<typeof comparisonRowSchema>;

/** Both sides in one layout. */
const comparisonDrawingSchema = z.object({
  /** Null = all zones. */
  zone: z.string().nullable(),
  /** Those in which something differs. */
  zones: z.array(zoneChangesSchema).readonly(),
  view: diagramViewSchema,
  drawn: drawnDiagramSchema,
  fontSizePx: z.number(),
  /** By node key. */
  nodes: z.record(z.string(), nodeChangeSchema),
  /** By edge key. */
  edges: z.record(z.string(), partChangeSchema),
});
export type ComparisonDrawing = z.infer<typeof comparisonDrawingSchema>;

export const comparisonSchema = z.object({
  mode: z.enum(comparisonModes),
  at: z.iso.datetime(),
  before: z.string(),
  after: z.string(),
  rows: z.array(comparisonRowSchema).readonly(),
  /** Null = nothing that differs is part of a diagram. */
  drawing: comparisonDrawingSchema.nullable(),
  /** How many things were looked at and are the same; null where that says nothing. */
  sameCount: z.int().nullable(),
  /** What could not be looked at, in words. */
  gaps: z.array(z.string()).readonly(),
  /** To choose from: revisions that changed the model, the newest first. */
  revisions: z.array(modelRevisionSchema).readonly(),
  environments: z.array(namedSchema).readonly(),
});
export type Comparison = z.infer<typeof comparisonSchema>;
