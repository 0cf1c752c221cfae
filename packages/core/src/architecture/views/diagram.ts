import { z } from "zod";
import { componentKinds, dependencyModes, dependencyNeeds, realities } from "../model-words.ts";

/** More than this and a view stops being read. */
export const viewNodesMax = 25;

const diagramNodeSchema = z.object({
  /** Of this node in the diagram's text and in its DOM. */
  key: z.string(),
  /** A workload is seen running and no part of the model; its id is "dev/stray". */
  target: z.object({ kind: z.enum(["component", "zone", "workload"]), id: z.string() }),
  label: z.string(),
  /** The line under the label: a technology, or how many components a zone has. */
  detail: z.string(),
  kind: z.enum([...componentKinds, "zone", "workload"]),
  /** Whether it is what the view is about, or something around it. */
  isFocus: z.boolean(),
  /** deployed as soon as one of its components is. */
  reality: z.enum(realities),
  /** The components whose live state and risks it shows. */
  components: z.array(z.string()).readonly(),
});
export type DiagramNode = z.infer<typeof diagramNodeSchema>;

/** Nodes drawn together, with the name of a zone or a place around them. */
const diagramGroupSchema = z.object({
  key: z.string(),
  /** Null for a place. */
  zone: z.string().nullable(),
  label: z.string(),
  nodes: z.array(z.string()).readonly(),
  /** The key of the group around it. */
  within: z.string().optional(),
  /** deployed as soon as something in it is; absent where the nodes say enough. */
  reality: z.enum(realities).optional(),
});
export type DiagramGroup = z.infer<typeof diagramGroupSchema>;

/** A dependency, with the component that declares it. */
export const modelEdgeSchema = z.object({
  from: z.string(),
  to: z.string(),
  protocol: z.string(),
  mode: z.enum(dependencyModes),
  need: z.enum(dependencyNeeds),
});
export type ModelEdge = z.infer<typeof modelEdgeSchema>;

const diagramEdgeSchema = z.object({
  key: z.string(),
  from: z.string(),
  to: z.string(),
  /** sync as soon as one of the merged dependencies makes its caller wait. */
  mode: z.enum(["sync", "async"]),
  isHard: z.boolean(),
  label: z.string(),
  /** The dependencies that this edge merges. */
  dependencies: z.array(modelEdgeSchema).readonly(),
  /** In the view of a flow, the numbers of the steps that take this way, from 1. */
  steps: z.array(z.int()).readonly().optional(),
});
export type DiagramEdge = z.infer<typeof diagramEdgeSchema>;

export const diagramViewSchema = z.object({
  title: z.string(),
  nodes: z.array(diagramNodeSchema).readonly(),
  groups: z.array(diagramGroupSchema).readonly(),
  edges: z.array(diagramEdgeSchema).readonly(),
});
export type DiagramView = z.infer<typeof diagramViewSchema>;
