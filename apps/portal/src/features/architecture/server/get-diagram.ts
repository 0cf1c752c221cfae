import "server-only";
import {
  type DiagramEdge,
  landscapeFontSizePx,
  toMermaid,
  viewFontSizePx,
} from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import type { DiagramPage } from "../architecture-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { drawScope } from "./draw-scope.ts";
import { notInModel, type ServedModel, servedModel } from "./served-model.ts";
import { toComponentDetail, toZoneDetail } from "./to-detail.ts";
import { toFacts } from "./to-facts.ts";

export async function getDiagram(scope: DiagramScope): Promise<Result<DiagramPage>> {
  const served = await servedModel();
  if (!served.ok) return served;
  const page = toDiagramPage(served.value, scope);
  return page ? ok(page) : notInModel(scope.level);
}

/** @returns null = the model has no such part */
export function toDiagramPage(served: ServedModel, scope: DiagramScope): DiagramPage | null {
  const { architecture, risks, facts } = served;
  const drawn = drawScope(architecture, scope);
  if (!drawn) return null;
  const fontSizePx = scope.level === "landscape" ? landscapeFontSizePx : viewFontSizePx;
  const shown = (kind: "component" | "zone") => [
    ...new Set(drawn.view.nodes.filter(({ target }) => target.kind === kind).map(({ target }) => target.id)),
  ];
  // Between zones the asynchronous edges run against the direction of calls and would triple the width.
  const isDrawn = ({ mode }: DiagramEdge) => scope.level !== "landscape" || mode === "sync";
  return {
    scope,
    ...drawn,
    fontSizePx,
    undrawnEdges: drawn.view.edges.filter((edge) => !isDrawn(edge)).map(({ key }) => key),
    text: toMermaid({ ...drawn.view, edges: drawn.view.edges.filter(isDrawn) }, fontSizePx),
    components: shown("component").flatMap((id) => toComponentDetail(architecture, risks, id) ?? []),
    zones: shown("zone").flatMap((id) => toZoneDetail(architecture, risks, id) ?? []),
    facts: toFacts(architecture, risks, drawn.view),
    teams: architecture.teams,
    requirements: architecture.requirements.map(({ id, name }) => ({ id, name })),
    model: facts,
  };
}
