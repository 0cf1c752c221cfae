import type { DiagramView } from "./diagram.ts";

/** Every id in a drawing begins with it, so that it can be given another wherever a page shows several drawings. */
export const drawingId = "greenroom-drawing";

/** Lays Mermaid diagrams out. Equal text is an equal drawing, so each is made once. */
export interface DiagramDrawer {
  /** @param view what a flowchart's text was written from; its parts carry data-node, data-group and data-edge
   * @returns an svg element as markup, without script and without anything to load
   * @throws UnavailableError with what Mermaid says against the text */
  draw(text: string, view: DiagramView | null): Promise<string>;
  /** Draws while nobody waits, so that who asks later need not. */
  drawAhead(text: string, view: DiagramView | null): void;
}
