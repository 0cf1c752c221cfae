import { type DiagramNode, type DiagramView, focusOn } from "@greenroom/core/architecture";
import { useMemo, useState } from "react";
import { useEnvironment } from "../../../shell/use-environment.ts";
import type { DiagramPage } from "../../architecture-view.ts";
import { matchingNodes } from "../../component-filter.ts";
import { emphasise } from "../../emphasis.ts";
import { readOverlay } from "../../overlays/read-overlay.ts";
import type { OverlayView } from "../../overlays/overlay.ts";
import { useLiveReading } from "./use-live-reading.ts";
import { useViewState } from "./use-view-state.ts";

/** What a reader sees of a page, put together from the model, the live states and the URL.
 * @param given an overlay that takes the place of the chosen one
 * @param initial selected as long as nobody chose; a target's id */
export function useWorkspace(page: DiagramPage, given: OverlayView | null, initial: string | null) {
  const [state, setState] = useViewState();
  const live = useLiveReading();
  const environment = useEnvironment().environment?.id ?? null;
  const [pointed, setPointed] = useState<string | null>(null);
  const { view, undrawnEdges, facts } = page;
  const drawn = useMemo<DiagramView>(
    () => ({ ...view, edges: view.edges.filter(({ key }) => !undrawnEdges.includes(key)) }),
    [view, undrawnEdges],
  );
  const overlay = useMemo(
    () => given ?? readOverlay(state.overlay, page, live, environment),
    [given, state.overlay, page, live, environment],
  );
  const highlighted = overlay.rows.some(({ id }) => id === pointed) ? pointed : null;
  const focused = findNode(view, state.focus);
  const distances = useMemo(
    () => focused && focusOn(view, focused.key, state.direction, state.depth),
    [view, focused, state.direction, state.depth],
  );
  const { team, tier, requirement, kind, data, risk, others } = state;
  const matches = useMemo(
    () => matchingNodes(view.nodes, facts, { team, tier, requirement, kind, data, risk }),
    [view, facts, team, tier, requirement, kind, data, risk],
  );
  const emphasis = useMemo(
    () =>
      emphasise(view, {
        distances,
        matches,
        hidesOthers: others === "hide",
        highlighted:
          highlighted === null
            ? null
            : new Set(
                [...overlay.marks].filter(([, { classId }]) => classId === highlighted).map(([key]) => key),
              ),
      }),
    [view, distances, matches, others, overlay, highlighted],
  );
  return {
    state,
    setState,
    live,
    drawn,
    overlay,
    emphasis,
    distances,
    focused,
    selected: findNode(view, state.select ?? initial),
    highlighted,
    setHighlighted: setPointed,
    select: (node: DiagramNode) => void setState({ select: nameOf(view, node) }),
    focus: (node: DiagramNode | null) => void setState({ focus: node && nameOf(view, node) }),
  };
}

/** The URL names what a node stands for; where several stand for the same, the node's own key. */
function nameOf(view: DiagramView, node: DiagramNode): string {
  const same = view.nodes.filter(({ target }) => target.id === node.target.id);
  return same.length === 1 ? node.target.id : node.key;
}

function findNode(view: DiagramView, name: string | null): DiagramNode | null {
  return view.nodes.find(({ key, target }) => key === name || target.id === name) ?? null;
}
