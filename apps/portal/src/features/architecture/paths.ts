import type { DiagramNode } from "@greenroom/core/architecture";

export const landscapePath = "/architecture";
export const zonePath = (zone: string) => `/architecture/${zone}`;
export const componentPath = (zone: string, component: string) => `/architecture/${zone}/${component}`;

/** Where a double-click on a node leads. */
export function nodePath(node: DiagramNode, zoneOf: (component: string) => string | null): string | null {
  if (node.target.kind === "zone") return zonePath(node.target.id);
  const zone = zoneOf(node.target.id);
  return zone === null ? null : componentPath(zone, node.target.id);
}
