import { type DiagramView, drawingId } from "@greenroom/core/architecture";
import { lineHeightEm, sizeOf, type TextSetting } from "./boxes.ts";
import { laidOnLine, loadEngine, sequenceFontSizePx } from "./engine.ts";
import { isLaidOnLine, layLabels } from "./lay-labels.ts";
import { markParts } from "./mark-parts.ts";
import { openMeasuredDocument } from "./measured-document.ts";
import { slim } from "./slim.ts";
import { packReferences, unpackReferences, unpackText } from "./references.ts";

const setText = openMeasuredDocument();
const engine = loadEngine();

/** @returns an svg element as markup
 * @throws what Mermaid says against the text */
export async function draw(source: string, view: DiagramView | null): Promise<string> {
  const mermaid = await engine;
  const { text, meanings } = packReferences(source);
  const [, sizePx = sequenceFontSizePx] = /^ {4}fontSize: (\d+)px$/m.exec(source) ?? [];
  const setting = { sizePx: Number(sizePx), meanings };
  setText(setting);
  laidOnLine.clear();
  for (const { key, label } of view?.edges ?? []) if (isLaidOnLine(label)) laidOnLine.add(key);
  const { svg: markup } = await mermaid.render(drawingId, text);
  const holder = document.createElement("div");
  holder.innerHTML = markup;
  const svg = holder.querySelector("svg");
  if (!svg) throw new Error("The diagram has no drawing.");
  svg.removeAttribute("style");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-roledescription", "diagram");
  const [, , width = "0", height = "0"] = (svg.getAttribute("viewBox") ?? "").split(/\s+/);
  svg.setAttribute("width", String(Math.ceil(Number(width))));
  svg.setAttribute("height", String(Math.ceil(Number(height))));
  svg.dataset["diagram"] = "";
  if (view) {
    setRows(svg, setting);
    layLabels(svg, view, setting.sizePx);
    markParts(svg, view, (row) => unpackText(row, meanings));
  }
  slim(svg);
  return unpackReferences(svg.outerHTML, meanings);
}

/** Mermaid sets every word by itself. A line that is one text can be searched, and is far smaller. Rows are placed in
 * pixels, so that a smaller one keeps its distance. */
function setRows(svg: SVGSVGElement, setting: TextSetting): void {
  for (const text of svg.querySelectorAll("text")) {
    const sizePx = sizeOf(text, setting.sizePx);
    [...text.children].forEach((row, index) => {
      row.replaceChildren(row.textContent ?? "");
      row.setAttribute("y", String(round(sizePx * (1 + index * lineHeightEm))));
      row.removeAttribute("dy");
    });
  }
}

const round = (px: number) => Math.round(px * 10) / 10;
