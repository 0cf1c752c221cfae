import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import { type FocusEvent, type PointerEvent, useRef } from "react";

/** Tells which node the pointer or the focus is on; null when it left. */
export function useNodePointing(view: DiagramView, onPoint: (node: DiagramNode | null) => void) {
  const last = useRef<string | null>(null);
  function point(target: EventTarget | null) {
    const key = target instanceof Element && target.closest<SVGGElement>("[data-node]")?.dataset["node"];
    const node = view.nodes.find((candidate) => candidate.key === key) ?? null;
    if ((node?.key ?? null) === last.current) return;
    last.current = node?.key ?? null;
    onPoint(node);
  }
  return {
    onPointerOver: ({ target, buttons }: PointerEvent) => {
      // A drag moves nodes under the pointer that nobody looks at.
      if (buttons === 0) point(target);
    },
    onPointerLeave: () => point(null),
    onFocus: ({ target }: FocusEvent) => point(target),
    onBlur: () => point(null),
  };
}
