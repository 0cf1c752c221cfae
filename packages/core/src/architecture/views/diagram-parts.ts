import type { Component } from "../component.ts";
import type { ArchitectureModel, Zone } from "../model.ts";
import type { DiagramEdge, DiagramGroup, DiagramNode, ModelEdge } from "./diagram.ts";

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

/** One is what a line is anyway. */
export function countLabel(edges: readonly ModelEdge[]): string {
  return edges.length > 1 ? String(edges.length) : "";
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
