import type { DiagramView } from "@greenroom/core/architecture";
import type { DiagramPage } from "../../architecture-view.ts";
import type { EmphasisView } from "../../emphasis.ts";
import type { NodeMark, OverlayView } from "../../overlays/overlay.ts";
import canvas from "../canvas/diagram-canvas.module.css";
import { paintEmphasis, paintOverlay } from "../canvas/paint-drawing.ts";
import { renderDiagram } from "../canvas/render-diagram.ts";
import palette from "../overlay-palette.module.css";
import { frameDrawing } from "./frame-drawing.ts";
import { inlineStyles } from "./inline-styles.ts";

export interface ExportedDrawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

let exports = 0;

/** Draws the view once more, beside the page, as SVG that needs nothing else: labels as SVG text instead of HTML,
 * every style written into its element, with title, legend and time. */
export async function drawExport({
  page,
  view,
  overlay,
  emphasis,
}: {
  page: DiagramPage;
  view: DiagramView;
  overlay: OverlayView;
  emphasis: EmphasisView;
}): Promise<ExportedDrawing> {
  const host = document.createElement("div");
  host.className = `${palette.palette} ${canvas.drawing}`;
  host.setAttribute("aria-hidden", "true");
  Object.assign(host.style, { position: "fixed", left: "-100000px", top: "0" });
  document.body.append(host);
  try {
    exports += 1;
    const svg = await renderDiagram(`export-${exports}`, withPlainLabels(page.text), view);
    joinWords(svg);
    host.append(svg);
    paintOverlay(svg, view, overlay, new Map(), page.fontSizePx);
    paintEmphasis(svg, emphasis);
    inlineStyles(svg);
    const framed = frameDrawing(svg, host, {
      title: page.title,
      overlay,
      note: noteOn(page, overlay),
    });
    return { ...framed, svg: new XMLSerializer().serializeToString(framed.element) };
  } finally {
    host.remove();
  }
}

/** What the picture shows, of which moment, and what its signs mean beside the legend. */
function noteOn(page: DiagramPage, { title, source, asOf, marks }: OverlayView): string {
  const has = (sign: (mark: NodeMark) => boolean) => [...marks.values()].some(sign);
  return [
    `${title}, ${source}${asOf === null ? "" : ` as of ${exact(asOf)}`}`,
    `model ${page.model.revision.slice(0, 8)}`,
    `drawn ${exact(new Date().toISOString())}`,
    ...(has(({ firing }) => firing.length > 0) ? ["red ring: evidence fires now"] : []),
    ...(has(({ isStale }) => isStale) ? ["hatched: last known"] : []),
  ].join("; ");
}

/** Mermaid sets every word by itself, and in SVG leaves some character references unread. A line that is one text can
 * be searched, and is far smaller. */
function joinWords(svg: SVGSVGElement): void {
  for (const row of svg.querySelectorAll("text > tspan"))
    row.replaceChildren(
      row.textContent.replaceAll(/&?#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
    );
}

/** A font that every viewer has: what is measured here is what is drawn there. */
const fontFamily = "Helvetica, Arial, sans-serif";

/** HTML inside an SVG would taint the canvas that makes the PNG, and many viewers do not draw it. */
function withPlainLabels(text: string): string {
  return text.replace(
    "config:\n",
    `config:\n  htmlLabels: false\n  fontFamily: ${fontFamily}\n  flowchart:\n    htmlLabels: false\n    useMaxWidth: false\n    padding: 10\n    wrappingWidth: 230\n`,
  );
}

function exact(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
