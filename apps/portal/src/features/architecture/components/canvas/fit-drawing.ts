import type { ReactZoomPanPinchRef } from "react-zoom-pan-pinch";
import type { NodeBox } from "#portal/features/architecture/nearest-node.ts";
import { measureNodes } from "./measure-nodes.ts";

export const moveMs = 120;

/** Smaller text than this is not shown by itself; zooming out further is the reader's choice. */
const readablePx = 7.5;
const marginPx = 24;

/** All of it if its text stays readable; else at the smallest readable size, with what the view is about in the
 * middle, or from its beginning where even that is too large. */
export function fitTo(
  viewport: ReactZoomPanPinchRef | null,
  frame: HTMLElement | null,
  fontSizePx: number,
  animationMs: number,
): Placement | null {
  const svg = frame?.querySelector<SVGSVGElement>("svg[data-diagram]");
  if (!viewport || !frame || !svg) return null;
  const put = (x: number, y: number, scale: number): Placement => {
    void viewport.setTransform(x, y, scale, animationMs);
    return { x, y, scale };
  };
  const { x: left, y: top, width, height } = svg.viewBox.baseVal;
  const fitting = (room: Room) =>
    Math.min((room.width - 2 * marginPx) / width, (room.height - 2 * marginPx) / height, 1.2);
  const readable = readablePx / fontSizePx;
  const [room] = roomsBesideCover(frame).toSorted((a, b) => fitting(b) - fitting(a));
  if (room && fitting(room) >= readable) {
    const scale = fitting(room);
    const x = (room.width - width * scale) / 2;
    const y = (room.height - height * scale) / 2;
    return put(x, y, scale);
  }
  const scale = readable;
  const subject = boundsOf(svg);
  const place = (space: number, from: number, size: number, drawn: number) => {
    if (drawn * scale <= space - 2 * marginPx) return (space - drawn * scale) / 2;
    const middle = space / 2 - (from + size / 2) * scale;
    const beginning = marginPx - from * scale;
    // Nothing before the drawing's own beginning or behind its end is worth the room.
    return Math.min(
      Math.max(size * scale > space ? beginning : middle, space - marginPx - drawn * scale),
      marginPx,
    );
  };
  const x = place(frame.clientWidth, subject.x - left, subject.width, width);
  const y = place(frame.clientHeight, subject.y - top, subject.height, height);
  return put(x, y, scale);
}

export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** What the card in the lower right corner leaves free: all above it, or all to its left. */
function roomsBesideCover(frame: HTMLElement): readonly Room[] {
  const { clientWidth: width, clientHeight: height } = frame;
  const cover = frame.querySelector<HTMLElement>("[data-cover]");
  return [
    { width, height: height - (cover?.offsetHeight ?? 0) },
    { width: width - (cover?.offsetWidth ?? 0), height },
  ];
}

/** Of the nodes that the view is about. */
function boundsOf(svg: SVGSVGElement): NodeBox {
  const about = [...svg.querySelectorAll<SVGGElement>('[data-node][data-focus="true"]')].map(
    ({ dataset }) => dataset["node"],
  );
  const boxes = [...measureNodes(svg)].filter(([key]) => about.includes(key)).map(([, box]) => box);
  if (boxes.length === 0) return svg.viewBox.baseVal;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** Moves no further than needed; what is in view stays where it is. Of several that do not fit together the last one
 * counts.
 * @param cover something over the lower right corner, which nothing should end up behind */
export function bringIntoView(
  viewport: ReactZoomPanPinchRef | null,
  frame: HTMLElement | null,
  keys: readonly string[],
  cover = frame?.querySelector("[data-cover]") ?? null,
): void {
  const nodes = keys.flatMap(
    (key) => frame?.querySelector(`[data-node="${key}"]`)?.getBoundingClientRect() ?? [],
  );
  const room = frame?.getBoundingClientRect();
  const last = nodes.at(-1);
  if (!viewport || !room || !last) return;
  const all = {
    left: Math.min(...nodes.map(({ left }) => left)),
    right: Math.max(...nodes.map(({ right }) => right)),
    top: Math.min(...nodes.map(({ top }) => top)),
    bottom: Math.max(...nodes.map(({ bottom }) => bottom)),
  };
  const fits =
    all.right - all.left < room.width - 2 * marginPx && all.bottom - all.top < room.height - 2 * marginPx;
  const { left, right, top, bottom } = fits ? all : last;
  const x = shift(left, right, room.left + marginPx, room.right - marginPx);
  const covered = cover?.getBoundingClientRect();
  const low = covered && right + x > covered.left ? covered.top : room.bottom;
  const y = shift(top, bottom, room.top + marginPx, low - marginPx);
  if (x !== 0 || y !== 0) void viewport.panBy(x, y, moveMs);
}

function shift(from: number, to: number, low: number, high: number): number {
  if (from < low) return low - from;
  return to > high ? high - to : 0;
}
