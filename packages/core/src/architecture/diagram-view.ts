import type { Component, ComponentKind, Dependency } from "./component.ts";
import { type ArchitectureModel, findZone, type Zone } from "./model.ts";

/** More than this and a view stops being read. */
export const viewNodesMax = 25;

export interface DiagramNode {
  /** Of this node in the diagram's text and in its DOM. */
  readonly key: string;
  readonly target: { readonly kind: "component" | "zone"; readonly id: string };
  readonly label: string;
  /** The line under the label: a technology, or how many components a zone has. */
  readonly detail: string;
  readonly kind: ComponentKind | "zone";
  /** Whether it is what the view is about, or something around it. */
  readonly isFocus: boolean;
  /** deployed as soon as one of its components is. */
  readonly reality: Component["reality"];
  /** The components whose live state and risks it shows. */
  readonly components: readonly string[];
}

/** Nodes drawn together, with the zone's name around them. */
export interface DiagramGroup {
  readonly key: string;
  readonly zone: string;
  readonly label: string;
  readonly nodes: readonly string[];
}

export interface DiagramEdge {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** sync as soon as one of the merged dependencies makes its caller wait. */
  readonly mode: "sync" | "async";
  readonly isHard: boolean;
  readonly label: string;
  /** The dependencies that this edge merges. */
  readonly dependencies: readonly ModelEdge[];
}

export interface DiagramView {
  readonly title: string;
  readonly nodes: readonly DiagramNode[];
  readonly groups: readonly DiagramGroup[];
  readonly edges: readonly DiagramEdge[];
}

export interface ModelEdge extends Pick<Dependency, "to" | "protocol" | "mode" | "need"> {
  readonly from: string;
}

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

export function modelEdges(model: ArchitectureModel): readonly ModelEdge[] {
  return model.components.flatMap((component) =>
    component.dependsOn.map(({ to, protocol, mode, need }) => ({
      from: component.id,
      to,
      protocol,
      mode,
      need,
    })),
  );
}

function viewAround(
  model: ArchitectureModel,
  title: string,
  focus: ReadonlySet<string>,
  touches: (edge: ModelEdge) => boolean,
): DiagramView {
  const edges = modelEdges(model).filter(touches);
  const around = new Map<string, Component[]>();
  for (const component of model.components) {
    if (focus.has(component.id)) continue;
    if (!edges.some((edge) => edge.from === component.id || edge.to === component.id)) continue;
    around.set(component.zone, [...(around.get(component.zone) ?? []), component]);
  }
  // Expanding the smallest first names the most zones' parts before the room is used up.
  const expanded = new Set<string>();
  let room = viewNodesMax - focus.size - around.size;
  for (const [zone, components] of [...around].sort(([, a], [, b]) => a.length - b.length)) {
    if (components.length - 1 > room) break;
    room -= components.length - 1;
    expanded.add(zone);
  }

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
    if (drawn.length > 0)
      groups.push({
        key: `g_${domSafe(zone.id)}`,
        zone: zone.id,
        label: zone.name,
        nodes: drawn.map(({ id }) => componentKey(id)),
      });
    if (beside.length > 0 && !expanded.has(zone.id)) {
      for (const component of beside) keyOf.set(component.id, zoneKey(zone.id));
      nodes.push(zoneNode(model, zone, false));
    }
  }
  return { title, nodes, groups, edges: mergeEdges(model, keyOf, protocolLabel, touches) };
}

function mergeEdges(
  model: ArchitectureModel,
  keyOf: ReadonlyMap<string, string>,
  label: (edges: readonly ModelEdge[]) => string,
  touches: (edge: ModelEdge) => boolean = () => true,
): readonly DiagramEdge[] {
  const merged = new Map<string, { from: string; to: string; dependencies: ModelEdge[] }>();
  for (const edge of modelEdges(model).filter(touches)) {
    const from = keyOf.get(edge.from);
    const to = keyOf.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const known = merged.get(`${from} ${to}`);
    if (known) known.dependencies.push(edge);
    else merged.set(`${from} ${to}`, { from, to, dependencies: [edge] });
  }
  return [...merged.values()].map(({ from, to, dependencies }, index) => ({
    key: `e${index + 1}`,
    from,
    to,
    mode: dependencies.some(({ mode }) => mode === "sync") ? "sync" : "async",
    isHard: dependencies.some(({ need }) => need === "hard"),
    label: label(dependencies),
    dependencies,
  }));
}

function countLabel(edges: readonly ModelEdge[]): string {
  return String(edges.length);
}

function protocolLabel(edges: readonly ModelEdge[]): string {
  const protocols = new Set(edges.map(({ protocol }) => protocol));
  const [only] = protocols;
  if (protocols.size > 1 || only === undefined) return `${edges.length} dependencies`;
  return edges.length > 1 ? `${only} (${edges.length})` : only;
}

function componentNode(component: Component, isFocus: boolean): DiagramNode {
  return {
    key: componentKey(component.id),
    target: { kind: "component", id: component.id },
    label: component.name,
    detail: component.technology ?? component.kind,
    kind: component.kind,
    isFocus,
    reality: component.reality,
    components: [component.id],
  };
}

function zoneNode(model: ArchitectureModel, zone: Zone, isFocus: boolean): DiagramNode {
  const components = model.components.filter((component) => component.zone === zone.id);
  const deployed = components.filter((component) => component.reality === "deployed").length;
  const size = components.length === 1 ? "1 component" : `${components.length} components`;
  return {
    key: zoneKey(zone.id),
    target: { kind: "zone", id: zone.id },
    label: zone.name,
    detail: deployed > 0 ? `${size}, ${deployed} deployed` : size,
    kind: "zone",
    isFocus,
    reality: deployed > 0 ? "deployed" : "designed",
    components: components.map(({ id }) => id),
  };
}

const componentKey = (id: string) => `c_${domSafe(id)}`;
const zoneKey = (id: string) => `z_${domSafe(id)}`;

/** Ids are kebab-case, and a dash could be read as part of an arrow. */
function domSafe(id: string): string {
  return id.replaceAll("-", "_");
}
