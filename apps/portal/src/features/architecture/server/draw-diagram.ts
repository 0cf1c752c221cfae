import "server-only";
import type { DiagramView } from "@greenroom/core/architecture";
import { UnavailableError } from "@greenroom/core/result";
import { portal } from "../../../composition/portal.ts";
import type { DrawnDiagram } from "../architecture-view.ts";

/** Without its drawing a page still has its table, so a failure is part of what is known. */
export async function drawDiagram(text: string, view: DiagramView | null): Promise<DrawnDiagram> {
  const { architecture, log } = portal();
  try {
    return { markup: await architecture.drawer.draw(text, view) };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log.warn({ err: error }, "a diagram could not be drawn");
    return { failure: error.message };
  }
}
