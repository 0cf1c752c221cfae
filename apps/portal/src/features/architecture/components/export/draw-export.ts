import type { DiagramView } from "@greenroom/core/architecture";
import type { DiagramPage } from "#portal/features/architecture/architecture-view.ts";
import type { EmphasisView } from "#portal/features/architecture/emphasis.ts";
import type { NodeMark, OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import canvas from "../canvas/diagram-canvas.module.css";
import { paintEmphasis, paintOverlay } from "../canvas/paint-drawing.ts";
import palette from "../overlay-palette.module.css";
import { frameDrawing } from "./frame-drawing.ts";
import { inlineStyles } from "./inline-styles.ts";

export interface ExportedDrawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The drawing once more, beside the page, as SVG that needs nothing else: every style written into its element, with
 * title, legend and time. */
export function drawExport({
  page,
  view,
  overlay,
  emphasis,
}: {
  page: DiagramPage;
  view: DiagramView;
  overlay: OverlayView;
  emphasis: EmphasisView;
}): ExportedDrawing {
  const host = document.createElement("div");
  host.className = `${palette.palette} ${canvas.drawing}`;
  host.setAttribute("aria-hidden", "true");
  Object.assign(host.style, { position: "fixed", left: "-100000px", top: "0" });
  document.body.append(host);
  try {
    if ("failure" in page.drawn) throw new Error(page.drawn.failure);
    host.innerHTML = page.drawn.markup;
    const svg = host.querySelector("svg");
    if (!svg) throw new Error("The diagram has no drawing.");
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

function exact(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
