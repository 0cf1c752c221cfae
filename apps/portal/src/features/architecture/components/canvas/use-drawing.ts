import type { DiagramView } from "@greenroom/core/architecture";
import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { NodeBox } from "../../nearest-node.ts";
import { measureNodes } from "./measure-nodes.ts";
import { renderDiagram } from "./render-diagram.ts";

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly boxes: ReadonlyMap<string, NodeBox>;
  /** What it was drawn from. */
  readonly text: string;
}

/** Lays a view out and puts it into the holder. */
export function useDrawing(
  holder: RefObject<HTMLDivElement | null>,
  { svgId, text, view, onDrawn }: { svgId: string; text: string; view: DiagramView; onDrawn: () => void },
): { drawing: Drawing | null; failure: string | null } {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const announce = useEffectEvent(onDrawn);
  // The text stands for the view: an equal one is the same drawing.
  const layOut = useEffectEvent((drawnText: string) => renderDiagram(svgId, drawnText, view));
  useEffect(() => {
    let isCurrent = true;
    async function draw() {
      try {
        const svg = await layOut(text);
        if (!isCurrent || !holder.current) return;
        holder.current.replaceChildren(svg);
        setFailure(null);
        setDrawing({ svg, boxes: measureNodes(svg), text });
        requestAnimationFrame(() => announce());
      } catch (error) {
        if (isCurrent) setFailure(error instanceof Error ? error.message : "It could not be drawn.");
      }
    }
    void draw();
    return () => {
      isCurrent = false;
    };
  }, [holder, text]);
  return { drawing: drawing?.text === text ? drawing : null, failure };
}
