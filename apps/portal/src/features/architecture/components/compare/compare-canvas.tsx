import { useMemo } from "react";
import { changeEmphasis, type Shown } from "#portal/features/architecture/compare/change-emphasis.ts";
import type { ComparisonDrawing } from "#portal/features/architecture/compare/comparison-view.ts";
import { DiagramCanvas, type DiagramCanvasProps } from "../canvas/diagram-canvas.tsx";
import type { NodeNotes } from "../canvas/paint-drawing.ts";

const noNotes: ReadonlyMap<string, NodeNotes> = new Map();

/** The layout that both sides share, with what one way of looking at it shows. */
export function CompareCanvas({
  drawing,
  view,
  shown,
  highlighted,
  ...canvas
}: Omit<DiagramCanvasProps, "drawn" | "fontSizePx" | "view" | "emphasis" | "notes"> & {
  drawing: ComparisonDrawing;
  view: ComparisonDrawing["view"];
  shown: Shown;
  highlighted: string | null;
}) {
  const emphasis = useMemo(() => changeEmphasis(drawing, shown, highlighted), [drawing, shown, highlighted]);
  return (
    <DiagramCanvas
      drawn={drawing.drawn}
      fontSizePx={drawing.fontSizePx}
      view={view}
      emphasis={emphasis}
      notes={noNotes}
      hasMinimap={canvas.link === undefined}
      {...canvas}
    />
  );
}
