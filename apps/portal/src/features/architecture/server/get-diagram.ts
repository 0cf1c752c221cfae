import "server-only";
import { authorize } from "@greenroom/core/access";
import {
  type ArchitectureModel,
  componentView,
  type DiagramView,
  findComponent,
  findZone,
  type DiagramEdge,
  landscapeFontSizePx,
  landscapeView,
  toMermaid,
  viewFontSizePx,
  zoneView,
} from "@greenroom/core/architecture";
import { err, ok, type Result } from "@greenroom/core/result";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { DiagramPage, DiagramScope } from "../architecture-view.ts";
import { componentPath, landscapePath, zonePath } from "../paths.ts";
import { toComponentDetail, toZoneDetail } from "./to-detail.ts";

export async function getDiagram(scope: DiagramScope): Promise<Result<DiagramPage>> {
  authorize(await requireViewer("architecture:read"), "architecture:read");
  const { content, revision, loadedAt, faults } = await portal().architecture.model.current();
  if (!content) {
    const [first] = faults;
    return err({
      code: "model_not_loaded",
      message: `The architecture model has ${faults.length} ${faults.length === 1 ? "fault" : "faults"} and there is no earlier good one.`,
      remedy: first
        ? `Begin with ${first.file}:${first.line}: ${first.message}`
        : "Look at the portal's log.",
    });
  }
  const { architecture, risks } = content;
  const drawn = draw(architecture, scope);
  if (!drawn)
    return err({
      code: scope.level === "zone" ? "zone_not_found" : "component_not_found",
      message: "The architecture model has no such part.",
      remedy: "It may have been renamed; start from the landscape.",
    });
  const fontSizePx = scope.level === "landscape" ? landscapeFontSizePx : viewFontSizePx;
  const shown = (kind: "component" | "zone") =>
    drawn.view.nodes.filter(({ target }) => target.kind === kind).map(({ target }) => target.id);
  // Between zones the asynchronous edges run against the direction of calls and would triple the width.
  const isDrawn = ({ mode }: DiagramEdge) => scope.level !== "landscape" || mode === "sync";
  return ok({
    scope,
    ...drawn,
    fontSizePx,
    undrawnEdges: drawn.view.edges.filter((edge) => !isDrawn(edge)).map(({ key }) => key),
    text: toMermaid({ ...drawn.view, edges: drawn.view.edges.filter(isDrawn) }, fontSizePx),
    components: shown("component").flatMap((id) => toComponentDetail(architecture, risks, id) ?? []),
    zones: shown("zone").flatMap((id) => toZoneDetail(architecture, risks, id) ?? []),
    model: { revision, loadedAt: loadedAt.toISOString(), faults },
  });
}

function draw(
  model: ArchitectureModel,
  scope: DiagramScope,
): (Pick<DiagramPage, "title" | "description" | "trail"> & { view: DiagramView }) | null {
  const landscape = { label: "Landscape", path: landscapePath };
  if (scope.level === "landscape")
    return {
      title: "Architecture",
      description: `The streaming platform: ${model.components.length} components in ${model.zones.length} zones. Grey is designed only; what is deployed shows what it is right now.`,
      trail: [landscape],
      view: landscapeView(model),
    };
  const zone = findZone(model, scope.zone);
  if (!zone) return null;
  const trail = [landscape, { label: zone.name, path: zonePath(zone.id) }];
  if (scope.level === "zone") {
    const view = zoneView(model, zone.id);
    return view && { title: zone.name, description: zone.description, trail, view };
  }
  const component = findComponent(model, scope.component);
  const view = componentView(model, scope.component);
  if (!component || component.zone !== zone.id || !view) return null;
  return {
    title: component.name,
    description: component.description ?? component.technology ?? "",
    trail: [...trail, { label: component.name, path: componentPath(zone.id, component.id) }],
    view,
  };
}
