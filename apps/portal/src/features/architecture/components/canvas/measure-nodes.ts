import type { NodeBox } from "#portal/features/architecture/nearest-node.ts";

/** @returns where each node is, in the drawing's own units */
export function measureNodes(svg: SVGSVGElement): ReadonlyMap<string, NodeBox> {
  const boxes = new Map<string, NodeBox>();
  for (const group of svg.querySelectorAll<SVGGElement>("[data-node]")) {
    const box = shapeBox(group);
    const at = group.transform.baseVal.consolidate()?.matrix;
    if (box && at) boxes.set(group.dataset["node"] ?? "", { ...box, x: box.x + at.e, y: box.y + at.f });
  }
  return boxes;
}

/** Of a node's shape, seen from the node. */
export function shapeBox(group: SVGGElement): NodeBox | null {
  const shape = group.querySelector<SVGGraphicsElement>(":scope > .label-container, :scope > .basic");
  if (!shape) return null;
  const { x, y, width, height } = shape.getBBox();
  const own = shape.transform.baseVal.consolidate()?.matrix;
  return { x: x + (own?.e ?? 0), y: y + (own?.f ?? 0), width, height };
}
