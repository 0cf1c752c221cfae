import type { DiagramView } from "@greenroom/core/architecture";
import { useEffect } from "react";
import type { EmphasisView } from "#portal/features/architecture/emphasis.ts";
import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import {
  type NodeNotes,
  paintEmphasis,
  paintOverlay,
  paintSelection,
  paintStep,
  type Step,
} from "./paint-drawing.ts";

/** Keeps the drawing's colours in step with what is known; each effect touches its own attributes. */
export function usePaint(
  svg: SVGSVGElement | null,
  {
    view,
    overlay,
    emphasis,
    notes,
    selected,
    step,
    fontSizePx,
  }: {
    view: DiagramView;
    overlay: OverlayView;
    emphasis: EmphasisView;
    notes: ReadonlyMap<string, NodeNotes>;
    selected: string | null;
    step: Step | null;
    fontSizePx: number;
  },
): void {
  useEffect(() => {
    if (svg) paintOverlay(svg, view, overlay, notes, fontSizePx);
  }, [svg, view, overlay, notes, fontSizePx]);
  useEffect(() => {
    if (svg) paintEmphasis(svg, emphasis);
  }, [svg, emphasis]);
  useEffect(() => {
    if (svg) paintSelection(svg, view, selected);
  }, [svg, view, selected]);
  useEffect(() => {
    if (svg) paintStep(svg, step);
  }, [svg, step]);
}
