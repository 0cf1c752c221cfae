import { svgPathProperties } from "svg-path-properties";
import { ascent, descent, textWidth } from "./letters.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a drawing's text is set in where an element says nothing of its own. */
export interface TextSetting {
  readonly sizePx: number;
  readonly meanings: ReadonlyMap<string, string>;
}

/** Mermaid sets a label's rows closer than small text is read well, and asks how much room they take. */
export const lineHeightEm = 1.35;
const mermaidLineHeightEm = 1.1;

export const emptyBox: Box = { x: 0, y: 0, width: 0, height: 0 };
const curveSamples = 24;

/** What a browser calls getBBox: the room an element takes in its own coordinates.
 * @returns null = none, such as a style */
export function boxOf(element: Element, setting: TextSetting): Box | null {
  const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? "0") || 0;
  switch (element.nodeName) {
    case "rect":
    case "image":
    case "foreignObject":
      return { x: number("x"), y: number("y"), width: number("width"), height: number("height") };
    case "circle":
      return around(number("cx"), number("cy"), number("r"), number("r"));
    case "ellipse":
      return around(number("cx"), number("cy"), number("rx"), number("ry"));
    case "line":
      return boxOfPoints([
        [number("x1"), number("y1")],
        [number("x2"), number("y2")],
      ]);
    case "polygon":
    case "polyline":
      return boxOfPoints(pointsOf(element.getAttribute("points") ?? ""));
    case "path":
      return boxOfPath(element.getAttribute("d") ?? "");
    case "text":
      return boxOfText(element, setting);
    case "g":
    case "a":
    case "svg":
      return union(
        [...element.children].flatMap((child) => {
          const box = boxOf(child, setting);
          return box ? [moved(box, child.getAttribute("transform"))] : [];
        }),
      );
    default:
      return null;
  }
}

export function lengthOfText(element: Element, setting: TextSetting): number {
  const font = { sizePx: sizeOf(element, setting.sizePx), weight: weightOf(element) };
  return textWidth(element.textContent ?? "", font, setting.meanings);
}

/** Of a text and its rows, each of which begins where the one before it ended or says where it begins. */
function boxOfText(text: Element, setting: TextSetting): Box {
  const sizePx = sizeOf(text, setting.sizePx);
  const rows = [...text.children].filter(({ nodeName }) => nodeName === "tspan");
  let baseline = toPx(text.getAttribute("y"), sizePx) + toPx(text.getAttribute("dy"), sizePx);
  let [width, top, bottom] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows.length > 0 ? rows : [text]) {
    if (row !== text) {
      if (row.hasAttribute("y")) baseline = toPx(row.getAttribute("y"), sizePx);
      baseline += toPx(row.getAttribute("dy"), sizePx);
    }
    if (row.textContent === "") continue;
    width = Math.max(width, lengthOfText(row, setting));
    top = Math.min(top, baseline - ascent * sizePx);
    bottom = Math.max(bottom, baseline + descent * sizePx);
  }
  if (bottom < top) return emptyBox;
  bottom += (rows.length - 1) * (lineHeightEm - mermaidLineHeightEm) * sizePx;
  const x = toPx(text.getAttribute("x"), sizePx);
  const anchor = anchorOf(text);
  const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
  return { x: left, y: top, width, height: bottom - top };
}

/** Mermaid's style sheet centres labels, and says so nowhere else. */
function anchorOf(text: Element): string {
  return (
    styleOf(text, "text-anchor") ??
    text.getAttribute("text-anchor") ??
    (text.closest(".label, .cluster-label, .edgeLabel") ? "middle" : "start")
  );
}

export function sizeOf(element: Element, otherwisePx: number): number {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const size = styleOf(at, "font-size") ?? at.getAttribute("font-size");
    if (size?.endsWith("px")) return Number.parseFloat(size);
  }
  return otherwisePx;
}

function weightOf(element: Element): number {
  // The style sheet sets a node's name bold; its other lines are smaller, so there is room for all of them.
  if (element.closest(".node")) return 600;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const weight = styleOf(at, "font-weight") ?? at.getAttribute("font-weight");
    if (weight === "bold") return 700;
    if (weight && Number(weight) > 0) return Number(weight);
  }
  return 400;
}

function styleOf(element: Element, name: string): string | null {
  const value = "style" in element ? (element as SVGElement).style.getPropertyValue(name) : "";
  return value === "" ? null : value;
}

function toPx(length: string | null, sizePx: number): number {
  const value = Number.parseFloat(length ?? "0") || 0;
  return length?.endsWith("em") ? value * sizePx : value;
}

function boxOfPath(d: string): Box | null {
  if (d.trim() === "") return null;
  // Of lines and Bézier curves the points are bound enough, and some shapes have thousands of them.
  if (/^[MLCQ\d\s.,eE+-]+$/.test(d)) return boxOfPoints(pointsOf(d.replaceAll(/[MLCQ]/g, " ")));
  const parts = new svgPathProperties(d).getParts();
  return boxOfPoints(
    parts.flatMap((part) =>
      Array.from({ length: curveSamples + 1 }, (_, index) => {
        const { x, y } = part.getPointAtLength((part.length * index) / curveSamples);
        return [x, y] as const;
        // Of an arc whose radius was rounded down too far nothing is known.
      }).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),
    ),
  );
}

function pointsOf(text: string): readonly (readonly [number, number])[] {
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as const] : []));
}

function boxOfPoints(points: readonly (readonly [number, number])[]): Box | null {
  return union(points.map(([x, y]) => ({ x, y, width: 0, height: 0 })));
}

function around(x: number, y: number, rx: number, ry: number): Box {
  return { x: x - rx, y: y - ry, width: 2 * rx, height: 2 * ry };
}

/** Mermaid moves groups and neither turns nor scales them. */
function moved(box: Box, transform: string | null): Box {
  const [, x = "0", y = "0"] = /translate\(\s*([-\d.e]+)[\s,]*([-\d.e]+)?/.exec(transform ?? "") ?? [];
  return { ...box, x: box.x + Number(x), y: box.y + Number(y) };
}

function union(boxes: readonly Box[]): Box | null {
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
