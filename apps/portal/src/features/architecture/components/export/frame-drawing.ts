import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import { plainColour } from "./plain-colour.ts";

const svgNamespace = "http://www.w3.org/2000/svg";
const margin = 24;
const head = 64;
const legendRow = 20;

/** Puts title, legend and time around a drawing. Texts are set as text, so no label becomes markup.
 * @param host where CSS variables have the palette's values */
export function frameDrawing(
  drawing: SVGSVGElement,
  host: HTMLElement,
  { title, overlay, note }: { title: string; overlay: OverlayView; note: string },
): { element: SVGSVGElement; width: number; height: number } {
  const colours = readColours(host);
  const inner = drawing.viewBox.baseVal;
  const width = Math.max(Math.ceil(inner.width), 640) + 2 * margin;
  const columns = Math.max(1, Math.floor((width - 2 * margin) / 180));
  const rows = Math.ceil(overlay.rows.length / columns);
  const height = head + Math.ceil(inner.height) + margin + rows * legendRow + margin / 2;
  const element = create("svg", { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: svgNamespace });
  const text = (content: string, x: number, y: number, size: number, weight: number, fill: string) => {
    const line = create("text", { x, y, fill, "font-size": size, "font-weight": weight });
    line.setAttribute("font-family", "Helvetica, Arial, sans-serif");
    line.textContent = content;
    return line;
  };
  element.append(
    create("rect", { width, height, fill: colours.surface }),
    create("rect", { y: head, width, height: inner.height + margin / 2, fill: colours.sunken }),
    text(title, margin, 34, 18, 600, colours.text),
    text(note, margin, 52, 11, 400, colours.dimmed),
  );
  drawing.setAttribute("x", String(margin));
  drawing.setAttribute("y", String(head));
  element.append(drawing);
  overlay.rows.forEach((row, index) => {
    const x = margin + (index % columns) * 180;
    const y = head + inner.height + margin + Math.floor(index / columns) * legendRow;
    const colour = resolve(host, row.paint.colour);
    element.append(
      create("rect", {
        x,
        y,
        width: 16,
        height: 12,
        rx: 3,
        stroke: colour,
        "stroke-width": 1.5,
        fill: colour,
        "fill-opacity": row.paint.washPercent / 100,
        ...(row.paint.look === "dotted" && { "stroke-dasharray": "2 2" }),
        ...(row.paint.look === "grey" && { "stroke-opacity": 0.55 }),
      }),
      text(`${row.label} ${row.count}`, x + 22, y + 10, 11, 400, colours.text),
    );
  });
  return { element, width, height };
}

function create<Name extends "svg" | "rect" | "text">(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes))
    if (key !== "xmlns") element.setAttribute(key, String(value));
  return element;
}

function readColours(host: HTMLElement) {
  return {
    surface: resolve(host, "var(--gr-surface)"),
    sunken: resolve(host, "var(--gr-surface-sunken)"),
    text: resolve(host, "var(--mantine-color-text)"),
    dimmed: resolve(host, "var(--mantine-color-dimmed)"),
  };
}

/** A CSS colour without its variables. */
function resolve(host: HTMLElement, colour: string): string {
  const probe = document.createElement("span");
  probe.style.color = colour;
  host.append(probe);
  const resolved = plainColour(getComputedStyle(probe).color);
  probe.remove();
  return resolved;
}
