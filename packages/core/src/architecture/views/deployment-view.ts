import type { Component } from "../component.ts";
import { type DiagramGroup, type DiagramNode, type DiagramView, viewNodesMax } from "./diagram.ts";
import { componentNode, countLabel, domSafe, fitClusters, mergeEdges, zoneNode } from "./diagram-parts.ts";
import { type ArchitectureModel, findZone } from "../model.ts";
import type { Place } from "../place.ts";
import { placeOf } from "../place-of.ts";

/** What of one zone runs in one place. */
interface Cluster {
  readonly place: Place;
  readonly zone: string;
}

/** Where things run: places within places, and in each the zones or components that it holds. The edges are what goes
 * from one place to another. Components without a place, such as people, are left out; so are places that hold
 * nothing. */
export function deploymentView(model: ArchitectureModel): DiagramView {
  const homes = new Map(model.components.map((component) => [component.id, placeOf(model, component)?.id]));
  const clusters = new Map<Cluster, readonly Component[]>();
  for (const place of model.places)
    for (const zone of model.zones) {
      const inside = model.components.filter(
        (component) => component.zone === zone.id && homes.get(component.id) === place.id,
      );
      if (inside.length > 0) clusters.set({ place, zone: zone.id }, inside);
    }
  const drawn = fitClusters(clusters, viewNodesMax);
  const nodes: DiagramNode[] = [];
  const keyOf = new Map<string, string>();
  const nodesAt = new Map<string, string[]>();
  const add = (place: Place, node: DiagramNode) => {
    nodes.push(node);
    nodesAt.set(place.id, [...(nodesAt.get(place.id) ?? []), node.key]);
    for (const id of node.components) keyOf.set(id, node.key);
  };
  for (const [cluster, inside] of clusters) {
    const { place } = cluster;
    const zone = findZone(model, cluster.zone);
    if (drawn.has(cluster) || !zone)
      for (const component of inside) add(place, componentNode(component, true));
    else add(place, zoneNode(model, zone, true, inside, `z_${domSafe(zone.id)}_at_${domSafe(place.id)}`));
  }
  return {
    title: "Deployment",
    nodes,
    groups: placeGroups(model, nodes, nodesAt),
    edges: mergeEdges(model, keyOf, countLabel, ({ from, to }) => homes.get(from) !== homes.get(to)),
  };
}

function placeGroups(
  model: ArchitectureModel,
  nodes: readonly DiagramNode[],
  nodesAt: ReadonlyMap<string, readonly string[]>,
): readonly DiagramGroup[] {
  const deployed = new Set(nodes.filter(({ reality }) => reality === "deployed").map(({ key }) => key));
  const inside = (place: Place): readonly string[] => [
    ...(nodesAt.get(place.id) ?? []),
    ...model.places.filter(({ within }) => within === place.id).flatMap(inside),
  ];
  return model.places
    .filter((place) => inside(place).length > 0)
    .map((place) => ({
      key: placeKey(place.id),
      zone: null,
      label: place.name,
      nodes: nodesAt.get(place.id) ?? [],
      ...(place.within === undefined ? {} : { within: placeKey(place.within) }),
      reality: inside(place).some((key) => deployed.has(key)) ? "deployed" : "designed",
    }));
}

const placeKey = (id: string) => `p_${domSafe(id)}`;
