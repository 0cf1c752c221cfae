import type { ReactZoomPanPinchRef } from "react-zoom-pan-pinch";
import type { NodeBox } from "#portal/features/architecture/nearest-node.ts";
import { firstWindow } from "./first-window.ts";
import { measureNodes } from "./measure-nodes.ts";

export const moveMs = 120;

/** Smaller text than this is not shown by itself; zooming out further is the reader's choice. */
const readablePx = 11;
/** What the smallest words of a drawing, such as badges and technologies, are of its size; the style sheet has it too. */
export const smallTextEm = 0.88;
const marginPx = 16;
const scaleFittedMax = 1.2;

/** All of it if its text stays readable; else at the smallest readable size, what the view is about first. */
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
  const { clientWidth, clientHeight } = frame;
  const readable = readablePx / (smallTextEm * fontSizePx);
  const fitting = Math.min(
    (clientWidth - 2 * marginPx) / width,
    (clientHeight - 2 * marginPx) / height,
    scaleFittedMax,
  );
  const scale = Math.max(fitting, readable);
  if (fitting >= readable)
    return put((clientWidth - width * scale) / 2, (clientHeight - height * scale) / 2, scale);
  const shown = firstWindow(aboutNodes(svg), svg.viewBox.baseVal, {
    width: (clientWidth - 2 * marginPx) / scale,
    height: (clientHeight - 2 * marginPx) / scale,
  });
  return put(marginPx - (shown.x - left) * scale, marginPx - (shown.y - top) * scale, scale);
}

export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The nodes that the view is about; all of them, where it is about no one more than about another. */
function aboutNodes(svg: SVGSVGElement): readonly NodeBox[] {
  const about = new Set(
    [...svg.querySelectorAll<SVGGElement>('[data-node][data-focus="true"]')].map(
      ({ dataset }) => dataset["node"],
    ),
  );
  const boxes = [...measureNodes(svg)];
  const inFocus = boxes.filter(([key]) => about.has(key));
  return (inFocus.length > 0 ? inFocus : boxes).map(([, box]) => box);
}

/** Moves no further than needed; what is in view stays where it is. Of several that do not fit together the last one
 * counts. */
export function bringIntoView(
  viewport: ReactZoomPanPinchRef | null,
  frame: HTMLElement | null,
  keys: readonly string[],
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
  const y = shift(top, bottom, room.top + marginPx, room.bottom - marginPx);
  if (x !== 0 || y !== 0) void viewport.panBy(x, y, moveMs);
}

function shift(from: number, to: number, low: number, high: number): number {
  if (from < low) return low - from;
  return to > high ? high - to : 0;
}
