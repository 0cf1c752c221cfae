import { type DiagramView, landscapeStyle, toMermaid, viewStyle } from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import type { DiagramPage, DrawnDiagram } from "../architecture-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { drawScope } from "./draw-scope.ts";
import type { NotInModel } from "./not-in-model.ts";
import type { ServedModel } from "./served-model.ts";
import { toComponentDetail, toZoneDetail } from "./to-detail.ts";
import { toFacts } from "./to-facts.ts";

/** Lays Mermaid text out; what was written from no view is given null. */
export type DrawDiagram = (text: string, view: DiagramView | null) => Promise<DrawnDiagram>;

export async function toDiagramPage(
  served: ServedModel,
  scope: DiagramScope,
  draw: DrawDiagram,
): Promise<Result<DiagramPage, NotInModel>> {
  const { architecture, risks, facts } = served;
  const found = drawScope(architecture, scope);
  if (!found.ok) return found;
  const drawn = found.value;
  const { text, fontSizePx } = diagramText(drawn.view, scope);
  const shown = (kind: "component" | "zone") => [
    ...new Set(drawn.view.nodes.filter(({ target }) => target.kind === kind).map(({ target }) => target.id)),
  ];
  return ok({
    scope,
    ...drawn,
    fontSizePx,
    text,
    drawn: await draw(text, drawn.view),
    components: shown("component").flatMap((id) => toComponentDetail(architecture, risks, id) ?? []),
    zones: shown("zone").flatMap((id) => toZoneDetail(architecture, risks, id) ?? []),
    facts: toFacts(architecture, risks, drawn.view),
    teams: architecture.teams,
    requirements: architecture.requirements.map(({ id, name }) => ({ id, name })),
    model: facts,
  });
}

/** A view as Mermaid text. */
export function diagramText(view: DiagramView, { level }: DiagramScope) {
  const style = level === "landscape" ? landscapeStyle : viewStyle;
  return { fontSizePx: style.fontSizePx, text: toMermaid(view, style) };
}
