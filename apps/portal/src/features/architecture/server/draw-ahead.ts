import "server-only";
import { portal } from "#portal/composition/portal.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { drawScope } from "./draw-scope.ts";
import { diagramText } from "./to-diagram-page.ts";

/** Keeps the views that people open first drawn, for the model as it is served: nobody waits for them then. */
export async function keepDrawnAhead(): Promise<void> {
  const { model } = portal().architecture;
  model.subscribe(() => void drawAhead());
  await drawAhead();
}

async function drawAhead(): Promise<void> {
  const { model, drawer } = portal().architecture;
  const { content } = await model.current();
  if (!content) return;
  const { architecture } = content;
  const scopes: readonly DiagramScope[] = [
    { level: "landscape" },
    ...architecture.zones.map(({ id }): DiagramScope => ({ level: "zone", zone: id })),
    { level: "deployment" },
  ];
  for (const scope of scopes) {
    const drawn = drawScope(architecture, scope);
    if (drawn.ok) drawer.drawAhead(diagramText(drawn.value.view, scope).text, drawn.value.view);
  }
}
