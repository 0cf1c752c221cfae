import type { Component } from "../component.ts";
import { type DiagramGroup, type DiagramNode, viewNodesMax } from "./diagram.ts";
import {
  byZone,
  componentKey,
  componentNode,
  fitClusters,
  zoneGroup,
  zoneKey,
  zoneNode,
} from "./diagram-parts.ts";
import type { ArchitectureModel } from "../model.ts";

/** The nodes of a view that is about some components of many zones. */
export interface MembersView {
  readonly nodes: readonly DiagramNode[];
  readonly groups: readonly DiagramGroup[];
  /** Which node stands for a component. */
  readonly keyOf: ReadonlyMap<string, string>;
}

/** Draws components in their zones; zones with the most of them become one node each when there is no room. */
export function membersView(model: ArchitectureModel, members: readonly Component[]): MembersView {
  const zones = byZone(members);
  const drawn = fitClusters(zones, viewNodesMax);
  const nodes: DiagramNode[] = [];
  const groups: DiagramGroup[] = [];
  const keyOf = new Map<string, string>();
  for (const zone of model.zones) {
    const inside = zones.get(zone.id) ?? [];
    if (inside.length === 0) continue;
    if (drawn.has(zone.id)) {
      groups.push(zoneGroup(zone, inside));
      nodes.push(...inside.map((component) => componentNode(component, true)));
      for (const { id } of inside) keyOf.set(id, componentKey(id));
    } else {
      nodes.push(zoneNode(model, zone, true, inside));
      for (const { id } of inside) keyOf.set(id, zoneKey(zone.id));
    }
  }
  return { nodes, groups, keyOf };
}
