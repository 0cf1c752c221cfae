import type { NodeBox } from "#portal/features/architecture/nearest-node.ts";

/** Which part of a drawing is shown first when all of it does not fit. What it is about is put in the middle where that
 * fits; else the drawing is read from its beginning, unless next to nothing is there: then where most of it is.
 * @param nodes what the drawing is about
 * @param room how much can be shown
 * @returns where the window begins, in the drawing's units */
export function firstWindow(
  nodes: readonly NodeBox[],
  drawing: NodeBox,
  room: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } {
  const subject = around(nodes) ?? drawing;
  const placed = { x: place("x", "width"), y: place("y", "height") };
  if (subject.width <= room.width && subject.height <= room.height) return placed;
  const shownFrom = (x: number, y: number) =>
    nodes.filter(
      (node) =>
        node.x >= x &&
        node.y >= y &&
        node.x + node.width <= x + room.width &&
        node.y + node.height <= y + room.height,
    ).length;
  const fullest = nodes
    .flatMap(({ x }) => nodes.map(({ y }) => ({ x, y, count: shownFrom(x, y) })))
    .reduce((best, next) => (next.count > best.count ? next : best), { ...placed, count: 0 });
  return shownFrom(placed.x, placed.y) * 2 >= fullest.count
    ? placed
    : { x: within("x", "width", fullest.x), y: within("y", "height", fullest.y) };

  function place(at: "x" | "y", size: "width" | "height"): number {
    const middle = subject[at] + (subject[size] - room[size]) / 2;
    return within(at, size, subject[size] > room[size] ? subject[at] : middle);
  }
  /** Nothing before the drawing's own beginning or behind its end is worth the room; a smaller one is in the middle. */
  function within(at: "x" | "y", size: "width" | "height", from: number): number {
    const end = drawing[at] + drawing[size] - room[size];
    return end < drawing[at]
      ? drawing[at] + (drawing[size] - room[size]) / 2
      : Math.min(Math.max(from, drawing[at]), end);
  }
}

function around(boxes: readonly NodeBox[]): NodeBox | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
