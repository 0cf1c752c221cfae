import {
  type DiagramGroup,
  type DiagramNode,
  type DiagramView,
  type ModelEdge,
  viewNodesMax,
} from "./diagram.ts";
import {
  byZone,
  componentKey,
  componentNode,
  countLabel,
  fitClusters,
  mergeEdges,
  modelEdges,
  protocolLabel,
  zoneGroup,
  zoneKey,
  zoneNode,
} from "./diagram-parts.ts";
import { type ArchitectureModel, findZone } from "../model.ts";

/** All zones, with the dependencies between them merged into one edge for each direction. */
export function landscapeView(model: ArchitectureModel): DiagramView {
  const nodes = model.zones.map((zone) => zoneNode(model, zone, true));
  const keyOf = new Map(
    model.components.map((component) => [component.id, zoneKey(component.zone)] as const),
  );
  return { title: "Landscape", nodes, groups: [], edges: mergeEdges(model, keyOf, countLabel) };
}

/** The components of one zone and what they meet in others. Neighbours are drawn themselves as long as the view
 * stays readable; beyond that the zones with the most of them are drawn as one node each. */
export function zoneView(model: ArchitectureModel, zoneId: string): DiagramView | null {
  const zone = findZone(model, zoneId);
  if (!zone) return null;
  const inside = model.components.filter((component) => component.zone === zoneId);
  const insideIds = new Set(inside.map((component) => component.id));
  return viewAround(
    model,
    zone.name,
    insideIds,
    (edge) => insideIds.has(edge.from) || insideIds.has(edge.to),
  );
}

/** One component, its dependencies and those that depend on it. */
export function componentView(model: ArchitectureModel, componentId: string): DiagramView | null {
  const component = model.components.find((candidate) => candidate.id === componentId);
  if (!component) return null;
  return viewAround(
    model,
    component.name,
    new Set([componentId]),
    (edge) => edge.from === componentId || edge.to === componentId,
  );
}

/** Who depends on a component, and on what it depends itself. */
export function neighbours(
  model: ArchitectureModel,
  componentId: string,
): { readonly upstream: readonly ModelEdge[]; readonly downstream: readonly ModelEdge[] } {
  const edges = modelEdges(model);
  return {
    upstream: edges.filter((edge) => edge.to === componentId),
    downstream: edges.filter((edge) => edge.from === componentId),
  };
}

/** Some components and what they meet, which is drawn by zone where there is no room for each.
 * @param focus is drawn whatever the room
 * @param touches which dependencies the view is about */
export function viewAround(
  model: ArchitectureModel,
  title: string,
  focus: ReadonlySet<string>,
  touches: (edge: ModelEdge) => boolean,
): DiagramView {
  const edges = modelEdges(model).filter(touches);
  const around = byZone(
    model.components.filter(
      ({ id }) => !focus.has(id) && edges.some((edge) => edge.from === id || edge.to === id),
    ),
  );
  const expanded = fitClusters(around, viewNodesMax - focus.size);

  const keyOf = new Map<string, string>();
  const nodes: DiagramNode[] = [];
  const groups: DiagramGroup[] = [];
  for (const zone of model.zones) {
    const inside = model.components.filter(({ id, zone: home }) => home === zone.id && focus.has(id));
    const beside = around.get(zone.id) ?? [];
    const drawn = expanded.has(zone.id) ? [...inside, ...beside] : inside;
    for (const component of drawn) {
      keyOf.set(component.id, componentKey(component.id));
      nodes.push(componentNode(component, focus.has(component.id)));
    }
    if (drawn.length > 0) groups.push(zoneGroup(zone, drawn));
    if (beside.length > 0 && !expanded.has(zone.id)) {
      for (const component of beside) keyOf.set(component.id, zoneKey(zone.id));
      nodes.push(zoneNode(model, zone, false));
    }
  }
  return { title, nodes, groups, edges: mergeEdges(model, keyOf, protocolLabel, touches) };
}
