import { drawingId } from "@greenroom/core/architecture";
import { type RefObject, useEffect, useEffectEvent, useId, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { DrawnDiagram } from "#portal/features/architecture/architecture-view.ts";
import type { NodeBox } from "#portal/features/architecture/nearest-node.ts";
import { measureNodes } from "./measure-nodes.ts";

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly boxes: ReadonlyMap<string, NodeBox>;
  /** What it was made from. */
  readonly markup: string;
}

/** The drawing is part of the page as it arrives; this finds it in there, to paint and to move it.
 * @returns the markup for the holder, whose ids are no other drawing's, and the drawing as soon as it has its place */
export function useDrawing(
  holder: RefObject<HTMLDivElement | null>,
  drawn: DrawnDiagram,
  onDrawn: () => void,
): { readonly markup: string | null; readonly drawing: Drawing | null } {
  const id = `diagram-${useId().replaceAll(/[^a-zA-Z0-9]/g, "")}`;
  const source = "markup" in drawn ? drawn.markup : null;
  const markup = useMemo(() => source?.replaceAll(drawingId, id) ?? null, [source, id]);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const place = useEffectEvent(onDrawn);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const svg = holder.current?.querySelector("svg");
      if (!svg || markup === null) return;
      place();
      // In the same frame: what fitted itself into the page so far is moved from now on.
      flushSync(() => setDrawing({ svg, boxes: measureNodes(svg), markup }));
    });
    return () => cancelAnimationFrame(frame);
  }, [holder, markup]);
  return { markup, drawing: drawing?.markup === markup ? drawing : null };
}
