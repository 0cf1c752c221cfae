import type { DiagramEdge, DiagramView } from "@greenroom/core/architecture";
import { svgPathProperties } from "svg-path-properties";
import { type Box, lineHeightEm } from "./boxes.ts";
import { textWidth } from "./letters.ts";

/** A number, or the sign of a change with it: it finds room on its line. For words the layout makes room. */
const short = /^\P{L}{0,2}\d{0,3}$/u;
const svgNamespace = "http://www.w3.org/2000/svg";
/** Where along a line, the middle first. */
const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

export function isLaidOnLine(label: string): boolean {
  return short.test(label);
}

/** Puts the labels that the layout made no room for onto their lines, where they hide neither a part nor each other. An
 * edge without words has an empty one: what an overlay measures is written there. */
export function layLabels(svg: SVGSVGElement, view: DiagramView, sizePx: number): void {
  const holder = svg.querySelector("g.edgeLabels");
  if (!holder) return;
  const taken = [...svg.querySelectorAll("g.node")].flatMap((node) => boxOfNode(node) ?? []);
  for (const edge of view.edges.filter(({ label }) => isLaidOnLine(label))) {
    const path = svg.querySelector(`g.edgePaths path[data-id="${edge.key}"]`)?.getAttribute("d");
    if (!path) continue;
    const size = {
      width: textWidth(edge.label, { sizePx, weight: 400 }, new Map()),
      height: edge.label === "" ? 0 : sizePx * lineHeightEm,
    };
    const box = freePlace(path, size, taken);
    if (edge.label !== "") taken.push(box);
    holder.append(labelOf(edge, box, sizePx));
  }
}

/** On a level piece of the line if there is one, since there the line goes on to both sides of the words. */
function freePlace(path: string, size: Pick<Box, "width" | "height">, taken: readonly Box[]): Box {
  const places = placesAlong(path).map(({ x, y, tangentY }) => {
    const box = { ...size, x: x - size.width / 2, y: y - size.height / 2 };
    return { box, isLevel: Math.abs(tangentY) < 0.1, isFree: !taken.some((other) => overlaps(box, other)) };
  });
  const [middle] = places;
  const found =
    places.find(({ isLevel, isFree }) => isLevel && isFree) ?? places.find(({ isFree }) => isFree) ?? middle;
  return found?.box ?? { ...size, x: 0, y: 0 };
}

function placesAlong(path: string) {
  // Of an arc whose radius was rounded down too far nothing is known.
  const parts = new svgPathProperties(path).getParts().filter(({ length }) => length > 0);
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  return shares.flatMap((share) => {
    let at = total * share;
    for (const part of parts) {
      if (at <= part.length) return part.getPropertiesAtLength(at);
      at -= part.length;
    }
    return [];
  });
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function boxOfNode(node: Element): Box | null {
  const [, x, y] = /translate\(\s*([-\d.]+)[\s,]+([-\d.]+)/.exec(node.getAttribute("transform") ?? "") ?? [];
  const shape = node.querySelector(".label-container, .basic");
  const number = (name: string) => Number(shape?.getAttribute(name) ?? Number.NaN);
  const box = {
    x: Number(x) + number("x"),
    y: Number(y) + number("y"),
    width: number("width"),
    height: number("height"),
  };
  // Only rectangles say it; labels stay on lines, which end at every shape.
  return Object.values(box).every(Number.isFinite) ? box : null;
}

/** As Mermaid makes them. */
function labelOf({ key, label }: DiagramEdge, { x, y, width, height }: Box, sizePx: number): SVGElement {
  const create = (name: string, attributes: Readonly<Record<string, string | number>>) => {
    const element = document.createElementNS(svgNamespace, name);
    for (const [attribute, value] of Object.entries(attributes))
      element.setAttribute(attribute, String(value));
    return element;
  };
  const outer = create("g", {
    class: "edgeLabel",
    transform: `translate(${x + width / 2}, ${y + height / 2})`,
  });
  const group = create("g", { class: "label", "data-id": key });
  if (label !== "") {
    group.append(
      create("rect", { class: "background", x: -width / 2, y: -height / 2, width, height }),
      create("text", { y: sizePx * 0.35, "text-anchor": "middle" }),
    );
    group.querySelector("text")?.append(label);
  }
  outer.append(group);
  return outer;
}
