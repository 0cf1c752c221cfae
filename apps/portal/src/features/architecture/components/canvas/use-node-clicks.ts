import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

const dragPx = 5;
/** Details open beside the map and would slip under the second click of a double-click. */
const secondClickWithinMs = 220;

/** One click shows a node's details, two open it. */
export function useNodeClicks(
  view: DiagramView,
  { onSelect, onOpen }: { onSelect: (node: DiagramNode) => void; onOpen: (node: DiagramNode) => void },
) {
  const down = useRef({ x: 0, y: 0 });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return {
    onPointerDown: ({ clientX, clientY }: PointerEvent) => {
      down.current = { x: clientX, y: clientY };
    },
    onClick: ({ target, clientX, clientY, detail }: MouseEvent) => {
      const key = target instanceof Element && target.closest<SVGGElement>("[data-node]")?.dataset["node"];
      const node = view.nodes.find((candidate) => candidate.key === key);
      // A drag that ends on a node is no click on it.
      if (!node || Math.hypot(clientX - down.current.x, clientY - down.current.y) >= dragPx) return;
      clearTimeout(waiting.current);
      // The zooming around it keeps double-clicks to itself; the count of clicks it does not.
      if (detail === 2) onOpen(node);
      else waiting.current = setTimeout(() => onSelect(node), secondClickWithinMs);
    },
  };
}
