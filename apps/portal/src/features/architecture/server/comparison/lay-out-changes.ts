import "server-only";
import type { MarkedModel } from "@greenroom/core/architecture";
import type { ComparisonDrawing } from "#portal/features/architecture/compare/comparison-view.ts";
import { drawChanges } from "#portal/features/architecture/compare/draw-changes.ts";
import { drawDiagram } from "../draw-diagram.ts";

/** @returns null = nothing that differs is drawn anywhere */
export async function layOutChanges(
  marked: MarkedModel,
  zone: string | null,
): Promise<ComparisonDrawing | null> {
  const drawing = drawChanges(marked, zone);
  if (!drawing) return null;
  const { text, ...rest } = drawing;
  return { ...rest, drawn: await drawDiagram(text, drawing.view) };
}
