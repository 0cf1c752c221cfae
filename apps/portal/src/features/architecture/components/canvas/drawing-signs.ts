import type { NodeBox } from "#portal/features/architecture/nearest-node.ts";
import { shapeBox } from "./measure-nodes.ts";

const svgNamespace = "http://www.w3.org/2000/svg";

/** Signs are drawn over what was laid out, so they may come and go without moving anything. */
export function removeSigns(svg: SVGSVGElement): void {
  for (const sign of svg.querySelectorAll("[data-sign]")) sign.remove();
}

/** On the node's lower edge, half inside; it may be wider than the node. It lies over all nodes: the next one below
 * would hide it otherwise. */
export function addBadge(group: SVGGElement, words: string, fontSizePx: number): void {
  const shape = shapeBox(group);
  const nodes = group.parentElement;
  if (!shape || !nodes) return;
  const over = create("g", "over");
  over.setAttribute("transform", group.getAttribute("transform") ?? "");
  over.style.cssText = group.style.cssText;
  for (const name of ["look", "emphasis"]) over.dataset[name] = group.dataset[name] ?? "";
  over.dataset["over"] = group.dataset["node"] ?? "";
  nodes.append(over);
  // Rather below the edge than over the text inside.
  const below = fontSizePx * 0.32;
  putBadge(over, words, fontSizePx, { x: shape.x + shape.width / 2, y: shape.y + shape.height + below });
}

/** Under the words of a line. */
export function addLabelBadge(label: SVGGElement, words: string, fontSizePx: number): void {
  const { x, y, width, height } = label.getBBox();
  putBadge(label, words, fontSizePx, { x: x + width / 2, y: y + height + fontSizePx * 0.7 });
}

function putBadge(
  group: SVGGElement,
  words: string,
  fontSizePx: number,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  const badge = create("g", "badge");
  const text = create("text");
  text.textContent = words;
  text.setAttribute("font-size", String(fontSizePx));
  text.setAttribute("text-anchor", "middle");
  text.setAttribute("dy", "0.35em");
  badge.append(text);
  group.append(badge);
  const width = text.getComputedTextLength() + fontSizePx * 1.2;
  const height = fontSizePx * 1.6;
  text.setAttribute("x", String(x));
  text.setAttribute("y", String(y));
  badge.prepend(box({ x: x - width / 2, y: y - height / 2, width, height }, height / 2));
}

/** Puts a space that takes no room between the lines of a node's text: whoever reads it as one text reads words.
 * @returns what stands below its name */
export function separateLines(group: SVGGElement): readonly string[] {
  const lines = [...group.querySelectorAll<SVGTSpanElement>("[data-line]")];
  for (const line of lines.slice(0, -1)) {
    const space = document.createElementNS(svgNamespace, "tspan");
    space.dataset["sign"] = "space";
    space.setAttribute("font-size", "0");
    space.textContent = " ";
    line.after(space);
  }
  return lines
    .filter(({ dataset, textContent }) => dataset["line"] !== "name" && textContent !== "")
    .map(({ textContent }) => textContent ?? "");
}

/** Around a node whose risk shows itself right now. */
export function addRing(group: SVGGElement): void {
  const shape = shapeBox(group);
  if (!shape) return;
  const gap = 5;
  const { x, y, width, height } = shape;
  const ring = box({ x: x - gap, y: y - gap, width: width + 2 * gap, height: height + 2 * gap }, 8);
  ring.dataset["sign"] = "ring";
  group.prepend(ring);
}

const glyphs = {
  opens: "M -2.2 -3.2 L 1.2 0 L -2.2 3.2",
  documented: "M -2.6 -2.6 H 2.6 M -2.6 0 H 2.6 M -2.6 2.6 H 0.6",
  risky: "M 0 -3.2 L 3.4 2.6 H -3.4 Z",
} as const;
export type Glyph = keyof typeof glyphs;

/** In the node's upper right corner, on its edge. */
export function addGlyphs(group: SVGGElement, kinds: readonly Glyph[], fontSizePx: number): void {
  const shape = shapeBox(group);
  if (!shape) return;
  const radius = fontSizePx * 0.48;
  kinds.forEach((kind, index) => {
    const glyph = create("g", "glyph");
    glyph.dataset["glyph"] = kind;
    const x = shape.x + shape.width - radius * 1.4 - index * radius * 2.3;
    glyph.setAttribute("transform", `translate(${x} ${shape.y}) scale(${radius / 6})`);
    const disc = create("circle");
    disc.setAttribute("r", "6");
    const path = create("path");
    path.setAttribute("d", glyphs[kind]);
    glyph.append(disc, path);
    group.append(glyph);
  });
}

/** What is last known, not known, is hatched; shapes refer to the pattern by a variable. */
export function addHatching(svg: SVGSVGElement): void {
  const pattern = create("pattern", "hatching");
  pattern.id = `${svg.id}-hatching`;
  pattern.setAttribute("width", "7");
  pattern.setAttribute("height", "7");
  pattern.setAttribute("patternUnits", "userSpaceOnUse");
  pattern.setAttribute("patternTransform", "rotate(45)");
  const line = create("path");
  line.setAttribute("d", "M 0 0 V 7");
  pattern.append(box({ x: 0, y: 0, width: 7, height: 7 }, 0), line);
  svg.append(pattern);
  svg.style.setProperty("--hatching", `url(#${pattern.id})`);
}

function create<Name extends "g" | "text" | "path" | "rect" | "circle" | "pattern">(
  name: Name,
  sign?: string,
) {
  const element = document.createElementNS(svgNamespace, name);
  if (sign) element.dataset["sign"] = sign;
  if (sign) element.setAttribute("aria-hidden", "true");
  return element;
}

function box({ x, y, width, height }: NodeBox, radius: number): SVGRectElement {
  const rect = create("rect");
  for (const [name, value] of Object.entries({ x, y, width, height, rx: radius }))
    rect.setAttribute(name, String(value));
  return rect;
}
