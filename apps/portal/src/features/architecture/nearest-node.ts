/** Where a node is drawn, in the drawing's own units. */
export interface NodeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Direction = "left" | "right" | "up" | "down";

/** Level with it, within this: neither above nor below. */
const levelWithin = 8;

/** The connected node that an arrow key leads to: of all that lie that way, however far aside, the closest. So each
 * connected node can be reached by one key or another.
 * @returns null = no edge leads that way */
export function nearestNode(
  boxes: ReadonlyMap<string, NodeBox>,
  edges: readonly { readonly from: string; readonly to: string }[],
  key: string,
  direction: Direction,
): string | null {
  const start = boxes.get(key);
  if (!start) return null;
  const connected = new Set(
    edges.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : [])),
  );
  connected.delete(key);
  let best: { key: string; cost: number } | null = null;
  for (const other of connected) {
    const box = boxes.get(other);
    if (!box) continue;
    const { along, across } = offset(start, box, direction);
    if (along <= levelWithin) continue;
    // Sideways counts double: an arrow key means a direction before it means a distance.
    const cost = along + 2 * across;
    if (best === null || cost < best.cost) best = { key: other, cost };
  }
  return best?.key ?? null;
}

function offset(from: NodeBox, to: NodeBox, direction: Direction): { along: number; across: number } {
  const x = to.x + to.width / 2 - (from.x + from.width / 2);
  const y = to.y + to.height / 2 - (from.y + from.height / 2);
  switch (direction) {
    case "left":
      return { along: -x, across: Math.abs(y) };
    case "right":
      return { along: x, across: Math.abs(y) };
    case "up":
      return { along: -y, across: Math.abs(x) };
    case "down":
      return { along: y, across: Math.abs(x) };
    default:
      return direction satisfies never;
  }
}
