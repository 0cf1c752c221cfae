import "server-only";
import { UnavailableError } from "@greenroom/core/result";
import { portal } from "#portal/composition/portal.ts";
import type { DrawDiagram } from "./to-diagram-page.ts";

/** Without its drawing a page still has its table, so a failure is part of what is known. */
export const drawDiagram: DrawDiagram = async (text, view) => {
  const { architecture, log } = portal();
  try {
    return { markup: await architecture.drawer.draw(text, view) };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log.warn({ err: error }, "a diagram could not be drawn");
    return { failure: error.message };
  }
};
