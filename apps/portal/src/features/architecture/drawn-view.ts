import type { DiagramView } from "@greenroom/core/architecture";
import type { DiagramPage } from "./architecture-view.ts";

/** The view without the edges that its drawing leaves out. */
export function drawnView({ view, undrawnEdges }: Pick<DiagramPage, "view" | "undrawnEdges">): DiagramView {
  return { ...view, edges: view.edges.filter(({ key }) => !undrawnEdges.includes(key)) };
}
