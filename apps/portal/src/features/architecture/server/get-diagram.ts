import "server-only";
import {
  type DiagramEdge,
  type DiagramView,
  landscapeFontSizePx,
  toMermaid,
  viewFontSizePx,
} from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import type { DiagramPage } from "../architecture-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { drawDiagram } from "./draw-diagram.ts";
import { drawScope } from "./draw-scope.ts";
import { notInModel, type ServedModel, servedModel } from "./served-model.ts";
import { toComponentDetail, toZoneDetail } from "./to-detail.ts";
import { toFacts } from "./to-facts.ts";

export async function getDiagram(scope: DiagramScope): Promise<Result<DiagramPage>> {
  const served = await servedModel();
  if (!served.ok) return served;
  const page = await toDiagramPage(served.value, scope);
  return page ? ok(page) : notInModel(scope.level);
}

/** @returns null = the model has no such part */
export async function toDiagramPage(served: ServedModel, scope: DiagramScope): Promise<DiagramPage | null> {
  const { architecture, risks, facts } = served;
  const drawn = drawScope(architecture, scope);
  if (!drawn) return null;
  const { text, fontSizePx, undrawnEdges } = diagramText(drawn.view, scope);
  const shown = (kind: "component" | "zone") => [
    ...new Set(drawn.view.nodes.filter(({ target }) => target.kind === kind).map(({ target }) => target.id)),
  ];
  return {
    scope,
    ...drawn,
    fontSizePx,
    undrawnEdges,
    text,
    drawn: await drawDiagram(text, drawn.view),
    components: shown("component").flatMap((id) => toComponentDetail(architecture, risks, id) ?? []),
    zones: shown("zone").flatMap((id) => toZoneDetail(architecture, risks, id) ?? []),
    facts: toFacts(architecture, risks, drawn.view),
    teams: architecture.teams,
    requirements: architecture.requirements.map(({ id, name }) => ({ id, name })),
    model: facts,
  };
}

/** What is drawn of a view, as Mermaid text. */
export function diagramText(view: DiagramView, { level }: DiagramScope) {
  const fontSizePx = level === "landscape" ? landscapeFontSizePx : viewFontSizePx;
  // Between zones the asynchronous edges run against the direction of calls and would triple the width.
  const isDrawn = ({ mode }: DiagramEdge) => level !== "landscape" || mode === "sync";
  return {
    fontSizePx,
    undrawnEdges: view.edges.filter((edge) => !isDrawn(edge)).map(({ key }) => key),
    text: toMermaid({ ...view, edges: view.edges.filter(isDrawn) }, fontSizePx),
  };
}
