import { type DiagramNode, type DiagramView, focusOn } from "@greenroom/core/architecture";
import { useMemo, useState } from "react";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import type { DiagramPage } from "#portal/features/architecture/architecture-view.ts";
import { matchingNodes } from "#portal/features/architecture/component-filter.ts";
import { emphasise } from "#portal/features/architecture/emphasis.ts";
import { readOverlay } from "#portal/features/architecture/overlays/read-overlay.ts";
import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import { useDrift } from "../readings/use-drift.ts";
import { useLiveReading } from "../readings/use-live-reading.ts";
import { useTraffic } from "../readings/use-traffic.ts";
import { useRiskBrush } from "./use-risk-brush.ts";
import { useViewState } from "./use-view-state.ts";

/** What a reader sees of a page, put together from the model, the live states and the URL.
 * @param given an overlay that takes the place of the chosen one
 * @param initial selected as long as nobody chose; a target's id */
export function useWorkspace(page: DiagramPage, given: OverlayView | null, initial: string | null) {
  const [state, setState] = useViewState();
  const live = useLiveReading();
  const environment = useEnvironment().environment?.id ?? null;
  const traffic = useTraffic(given === null && state.overlay === "traffic", environment);
  const drift = useDrift(given === null && state.overlay === "drift");
  const [pointed, setPointed] = useState<string | null>(null);
  const { view, facts } = page;
  const overlay = useMemo(
    () => given ?? readOverlay(state.overlay, page, live, environment, { traffic, drift }),
    [given, state.overlay, page, live, traffic, drift, environment],
  );
  const highlighted = overlay.rows.some(({ id }) => id === pointed) ? pointed : null;
  const focused = findNode(view, state.focus);
  const selected = findNode(view, state.select ?? initial);
  const hasHeatMap = given === null && state.overlay === "risk" && state.view === "diagram";
  const brush = useRiskBrush(view, { isOn: hasHeatMap, cell: state.cell, selected });
  const distances = useMemo(
    () => focused && focusOn(view, focused.key, state.direction, state.depth),
    [view, focused, state.direction, state.depth],
  );
  const { team, tier, requirement, kind, data, risk, others } = state;
  const matches = useMemo(
    () => matchingNodes(view.nodes, facts, { team, tier, requirement, kind, data, risk }),
    [view, facts, team, tier, requirement, kind, data, risk],
  );
  const pointedOut = useMemo(() => {
    if (highlighted === null) return brush.lit;
    const row = [...overlay.marks].filter(([, { classId }]) => classId === highlighted).map(([key]) => key);
    return new Set(row.filter((key) => brush.lit?.has(key) ?? true));
  }, [overlay, highlighted, brush.lit]);
  const emphasis = useMemo(
    () => emphasise(view, { distances, matches, hidesOthers: others === "hide", highlighted: pointedOut }),
    [view, distances, matches, others, pointedOut],
  );
  return {
    state,
    setState,
    live,
    overlay,
    emphasis,
    distances,
    focused,
    selected,
    brush: hasHeatMap ? brush : null,
    highlighted,
    setHighlighted: setPointed,
    select: (node: DiagramNode) =>
      void setState({ select: nameOf(view, node), ...(node.key === selected?.key ? {} : { doc: null }) }),
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
