import type { Component, ComponentKind, Dependency } from "../component.ts";
import type { ArchitectureModel, Zone } from "../model.ts";

/** More than this and a view stops being read. */
export const viewNodesMax = 25;

export interface DiagramNode {
  /** Of this node in the diagram's text and in its DOM. */
  readonly key: string;
  /** A workload is seen running and no part of the model; its id is "dev/stray". */
  readonly target: { readonly kind: "component" | "zone" | "workload"; readonly id: string };
  readonly label: string;
  /** The line under the label: a technology, or how many components a zone has. */
  readonly detail: string;
  readonly kind: ComponentKind | "zone" | "workload";
  /** Whether it is what the view is about, or something around it. */
  readonly isFocus: boolean;
  /** deployed as soon as one of its components is. */
  readonly reality: Component["reality"];
  /** The components whose live state and risks it shows. */
  readonly components: readonly string[];
}

/** Nodes drawn together, with the name of a zone or a place around them. */
export interface DiagramGroup {
  readonly key: string;
  /** Null for a place. */
  readonly zone: string | null;
  readonly label: string;
  readonly nodes: readonly string[];
  /** The key of the group around it. */
  readonly within?: string;
  /** deployed as soon as something in it is; absent where the nodes say enough. */
  readonly reality?: Component["reality"];
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
  /** In the view of a flow, the numbers of the steps that take this way, from 1. */
  readonly steps?: readonly number[];
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

export function mergeEdges(
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

export function countLabel(edges: readonly ModelEdge[]): string {
  return String(edges.length);
}

export function protocolLabel(edges: readonly ModelEdge[]): string {
  const protocols = new Set(edges.map(({ protocol }) => protocol));
  const [only] = protocols;
  if (protocols.size > 1 || only === undefined) return `${edges.length} dependencies`;
  return edges.length > 1 ? `${only} (${edges.length})` : only;
}

export function componentNode(component: Component, isFocus: boolean): DiagramNode {
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

/** @param components those of the zone that it stands for; absent = all
 * @param key where a zone is drawn more than once, what tells the nodes apart */
export function zoneNode(
  model: ArchitectureModel,
  zone: Zone,
  isFocus: boolean,
  components: readonly Component[] = model.components.filter((component) => component.zone === zone.id),
  key: string = zoneKey(zone.id),
): DiagramNode {
  const all = model.components.filter((component) => component.zone === zone.id).length;
  const deployed = components.filter((component) => component.reality === "deployed").length;
  const noun = all === 1 ? "component" : "components";
  const size = components.length < all ? `${components.length} of ${all} ${noun}` : `${all} ${noun}`;
  return {
    key,
    target: { kind: "zone", id: zone.id },
    label: zone.name,
    detail: deployed > 0 ? `${size}, ${deployed} deployed` : size,
    kind: "zone",
    isFocus,
    reality: deployed > 0 ? "deployed" : "designed",
    components: components.map(({ id }) => id),
  };
}

export function zoneGroup(zone: Zone, components: readonly Component[]): DiagramGroup {
  return {
    key: `g_${domSafe(zone.id)}`,
    zone: zone.id,
    label: zone.name,
    nodes: components.map(({ id }) => componentKey(id)),
  };
}

/** Which clusters of components are drawn one by one, when each of the others is drawn as one node. Beginning with
 * the smallest names the most parts before the room is used up.
 * @param room how many nodes the view may have for them */
export function fitClusters<Key>(
  clusters: ReadonlyMap<Key, readonly Component[]>,
  room: number,
): ReadonlySet<Key> {
  const drawn = new Set<Key>();
  let left = room - clusters.size;
  for (const [key, components] of [...clusters].sort(([, a], [, b]) => a.length - b.length)) {
    if (components.length - 1 > left) break;
    left -= components.length - 1;
    drawn.add(key);
  }
  return drawn;
}

export function byZone(components: readonly Component[]): ReadonlyMap<string, readonly Component[]> {
  return Map.groupBy(components, ({ zone }) => zone);
}

export const componentKey = (id: string) => `c_${domSafe(id)}`;
export const zoneKey = (id: string) => `z_${domSafe(id)}`;

/** Ids are kebab-case, and a dash could be read as part of an arrow. */
export function domSafe(id: string): string {
  return id.replaceAll("-", "_");
}
