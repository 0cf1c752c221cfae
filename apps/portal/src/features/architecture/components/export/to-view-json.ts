import type { DiagramView } from "@greenroom/core/architecture";
import type { DiagramPage } from "#portal/features/architecture/architecture-view.ts";
import type { EmphasisView } from "#portal/features/architecture/emphasis.ts";
import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";

/** The view as data: what is drawn, what the overlay says of it, and of which model. */
export function toViewJson({
  page,
  view,
  overlay,
  emphasis,
}: {
  page: DiagramPage;
  view: DiagramView;
  overlay: OverlayView;
  emphasis: EmphasisView;
}): string {
  return `${JSON.stringify(
    {
      title: page.title,
      scope: page.scope,
      model: { revision: page.model.revision, loadedAt: page.model.loadedAt },
      overlay: { title: overlay.title, source: overlay.source, asOf: overlay.asOf },
      nodes: view.nodes.map((node) => ({
        ...node,
        overlay: overlay.marks.get(node.key) ?? null,
        emphasis: emphasis.nodes.get(node.key) ?? "full",
      })),
      groups: view.groups,
      edges: view.edges.map((edge) => ({ ...edge, overlay: overlay.edges?.get(edge.key) ?? null })),
    },
    null,
    2,
  )}\n`;
}
