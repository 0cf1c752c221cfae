import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import type { KeyboardEvent, RefObject } from "react";
import type { ReactZoomPanPinchRef } from "react-zoom-pan-pinch";
import { type Direction, nearestNode, type NodeBox } from "#portal/features/architecture/nearest-node.ts";
import { bringIntoView, moveMs } from "./fit-drawing.ts";

const panStepPx = 80;
const zoomStep = 0.3;

export interface CanvasActions {
  readonly onSelect: (node: DiagramNode) => void;
  readonly onOpen: (node: DiagramNode) => void;
  readonly onFocus: (node: DiagramNode | null) => void;
  /** Takes the last thing back: focus mode, else the selection. */
  readonly onEscape: () => void;
  readonly onFilter: () => void;
  readonly onResetLegend: () => void;
  readonly onHelp: () => void;
}

/** Keys that work while the canvas, or something in it, has the focus. */
export function useCanvasKeys({
  frame,
  viewport,
  view,
  boxes,
  fit,
  actions,
}: {
  frame: RefObject<HTMLDivElement | null>;
  viewport: RefObject<ReactZoomPanPinchRef | null>;
  view: DiagramView;
  boxes: ReadonlyMap<string, NodeBox> | null;
  fit: () => void;
  actions: CanvasActions;
}): (event: KeyboardEvent) => void {
  function arrow(direction: Direction, x: number, y: number, node: DiagramNode | null) {
    if (!node) return void viewport.current?.panBy(x * panStepPx, y * panStepPx, moveMs);
    const next = boxes && nearestNode(boxes, view.edges, node.key, direction);
    if (!next) return;
    frame.current?.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus({ preventScroll: true });
    bringIntoView(viewport.current, frame.current, [next]);
  }

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    const key = event.target.closest<SVGGElement>("[data-node]")?.dataset["node"];
    const node = view.nodes.find((candidate) => candidate.key === key) ?? null;
    const moves: Readonly<Record<string, () => unknown>> = {
      "+": () => viewport.current?.zoomIn(zoomStep, moveMs),
      "=": () => viewport.current?.zoomIn(zoomStep, moveMs),
      "-": () => viewport.current?.zoomOut(zoomStep, moveMs),
      "0": () => fit(),
      "1": () => viewport.current?.centerView(1, moveMs),
      ArrowLeft: () => arrow("left", 1, 0, node),
      ArrowRight: () => arrow("right", -1, 0, node),
      ArrowUp: () => arrow("up", 0, 1, node),
      ArrowDown: () => arrow("down", 0, -1, node),
      f: () => actions.onFocus(node),
      l: actions.onResetLegend,
      "/": actions.onFilter,
      "?": actions.onHelp,
      Escape: actions.onEscape,
      // On a button of the canvas these two belong to the button.
      ...(node && { Enter: () => actions.onOpen(node), " ": () => actions.onSelect(node) }),
    };
    const move = moves[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
}
