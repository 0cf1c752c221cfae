import {
  changesView,
  type DiagramView,
  landscapeStyle,
  type MarkedModel,
  type NodeChange,
  type PartChange,
  toMermaid,
  touchedZones,
  viewStyle,
} from "@greenroom/core/architecture";
import { changeSigns } from "./change-signs.ts";
import type { ComparisonDrawing } from "./comparison-view.ts";

/** What is to be drawn, as Mermaid text in place of its layout. */
type ChangesDrawing = Omit<ComparisonDrawing, "drawn"> & { readonly text: string };

/** The zone that was asked for; else the only one that differs, or all of them.
 * @returns null = nothing that differs is drawn anywhere */
export function drawChanges(marked: MarkedModel, asked: string | null): ChangesDrawing | null {
  const zones = touchedZones(marked);
  const [first, ...others] = zones;
  if (!first) return null;
  const chosen = zones.find(({ id }) => id === asked) ?? (others.length === 0 ? first : null);
  const zone = chosen?.id ?? null;
  const drawn = changesView(marked, zone);
  if (!drawn) return null;
  const style = zone === null ? landscapeStyle : viewStyle;
  const view = pointOut(signEdges(drawn.view, drawn.edges), drawn.nodes);
  return {
    zone,
    zones,
    view,
    text: toMermaid(view, style),
    fontSizePx: style.fontSizePx,
    nodes: Object.fromEntries(drawn.nodes),
    edges: Object.fromEntries(drawn.edges),
  };
}

/** Where the whole does not fit, what differs is shown. */
function pointOut(view: DiagramView, changes: ReadonlyMap<string, NodeChange>): DiagramView {
  return {
    ...view,
    nodes: view.nodes.map((node) => ({ ...node, isFocus: changes.get(node.key)?.change !== "same" })),
  };
}

/** A colour alone would say nothing to who cannot see it. */
function signEdges(view: DiagramView, changes: ReadonlyMap<string, PartChange>): DiagramView {
  return {
    ...view,
    edges: view.edges.map((edge) => {
      const change = changes.get(edge.key) ?? "same";
      return change === "same" ? edge : { ...edge, label: `${changeSigns[change]} ${edge.label}`.trim() };
    }),
  };
}
