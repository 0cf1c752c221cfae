import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import type { EmphasisView } from "#portal/features/architecture/emphasis.ts";
import type { LegendRow, NodeMark, OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import {
  addBadge,
  addGlyphs,
  addHatching,
  addLabelBadge,
  addRing,
  type Glyph,
  removeSigns,
  separateLines,
} from "./drawing-signs.ts";
import { smallTextEm } from "./fit-drawing.ts";

/** Where a walk over the map stands. */
export interface Step {
  readonly edge: string | null;
  readonly nodes: readonly string[];
}

/** What the corner of a node says beside its overlay. */
export interface NodeNotes {
  readonly isDocumented: boolean;
  readonly isRisky: boolean;
}

/** Colours, badges and words of one overlay. Only attributes and small signs change: nothing is laid out again, and
 * the viewport stays. */
export function paintOverlay(
  svg: SVGSVGElement,
  view: DiagramView,
  overlay: OverlayView,
  notes: ReadonlyMap<string, NodeNotes>,
  fontSizePx: number,
): void {
  removeSigns(svg);
  addHatching(svg);
  for (const group of nodesOf(svg)) {
    const node = view.nodes.find(({ key }) => key === group.dataset["node"]);
    const mark = node && overlay.marks.get(node.key);
    const row = mark && overlay.rows.find(({ id }) => id === mark.classId);
    if (!node || !mark || !row) continue;
    const glyphs = glyphsOf(node, notes.get(node.key));
    group.dataset["look"] = row.paint.look;
    group.dataset["stale"] = String(mark.isStale);
    group.style.setProperty("--mark", row.paint.colour);
    group.style.setProperty("--wash", `${row.paint.washPercent}%`);
    const line = group.querySelector('[data-line="state"]');
    if (line) line.textContent = stateLine(mark, row);
    // It is called what it shows, in that order, and then what else is known of it.
    const seen = separateLines(group);
    group.setAttribute(
      "aria-label",
      [node.label, ...seen, node.kind, mark.words, ...glyphs.words].join(", "),
    );
    if (mark.firing.length > 0) addRing(group);
    addGlyphs(group, glyphs.kinds, fontSizePx);
    if (mark.badge !== null) addBadge(group, mark.badge, fontSizePx * smallTextEm);
  }
  paintLines(svg, overlay, fontSizePx);
}

/** What an overlay has nothing to say of keeps the looks of a plain line. */
function paintLines(svg: SVGSVGElement, { rows, edges }: OverlayView, fontSizePx: number): void {
  for (const edge of edgesOf(svg)) {
    const mark = edges?.get(edge.dataset["edge"] ?? "");
    const paint = rows.find(({ id }) => id === mark?.classId)?.paint;
    edge.dataset["coloured"] = String(paint !== undefined && paint.look !== "grey");
    edge.dataset["weight"] = String(mark?.weight ?? "");
    if (paint) edge.style.setProperty("--line", paint.colour);
    else edge.style.removeProperty("--line");
    if (isLabel(edge) && mark?.badge) addLabelBadge(edge, mark.badge, fontSizePx * smallTextEm);
  }
}

export function paintEmphasis(svg: SVGSVGElement, { nodes, groups, edges }: EmphasisView): void {
  for (const group of nodesOf(svg)) {
    const emphasis = nodes.get(group.dataset["node"] ?? "") ?? "full";
    group.dataset["emphasis"] = emphasis;
    const over = svg.querySelector<SVGGElement>(`[data-over="${group.dataset["node"]}"]`);
    if (over) over.dataset["emphasis"] = emphasis;
    group.setAttribute("tabindex", emphasis === "hidden" ? "-1" : "0");
  }
  for (const group of svg.querySelectorAll<SVGGElement>("[data-group]"))
    group.dataset["emphasis"] = groups.get(group.dataset["group"] ?? "") ?? "full";
  for (const edge of edgesOf(svg)) edge.dataset["emphasis"] = edges.get(edge.dataset["edge"] ?? "") ?? "full";
}

/** What is selected keeps its edges; the others step back, since many cross each other. */
export function paintSelection(svg: SVGSVGElement, view: DiagramView, selected: string | null): void {
  for (const group of nodesOf(svg)) {
    const isSelected = group.dataset["node"] === selected;
    group.dataset["selected"] = String(isSelected);
    group.setAttribute("aria-pressed", String(isSelected));
  }
  const near = new Set(
    view.edges.filter(({ from, to }) => from === selected || to === selected).map(({ key }) => key),
  );
  for (const edge of edgesOf(svg))
    edge.dataset["near"] = selected === null ? "" : String(near.has(edge.dataset["edge"] ?? ""));
}

export function paintStep(svg: SVGSVGElement, step: Step | null): void {
  for (const group of nodesOf(svg))
    group.dataset["current"] = String(step?.nodes.includes(group.dataset["node"] ?? "") ?? false);
  for (const edge of edgesOf(svg))
    edge.dataset["current"] = String(step !== null && edge.dataset["edge"] === step.edge);
}

/** A badge says it already. */
function stateLine(mark: NodeMark, row: LegendRow): string {
  if (mark.badge !== null) return "";
  return row.sign ? `${row.sign} ${row.label}` : row.label;
}

function glyphsOf(
  { target }: DiagramNode,
  notes: NodeNotes | undefined,
): { readonly kinds: readonly Glyph[]; readonly words: readonly string[] } {
  const all = [
    { kind: "opens", isThere: target.kind === "zone", word: "can be opened" },
    { kind: "documented", isThere: notes?.isDocumented === true, word: "documented" },
    { kind: "risky", isThere: notes?.isRisky === true, word: "at risk" },
  ] as const;
  const shown = all.filter(({ isThere }) => isThere);
  return { kinds: shown.map(({ kind }) => kind), words: shown.map(({ word }) => word) };
}

const nodesOf = (svg: SVGSVGElement) => svg.querySelectorAll<SVGGElement>("[data-node]");
const edgesOf = (svg: SVGSVGElement) => svg.querySelectorAll<SVGElement>("[data-edge]");
const isLabel = (edge: SVGElement): edge is SVGGElement => edge.tagName === "g";
