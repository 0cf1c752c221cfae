import type { DiagramNode, SimulatedState } from "@greenroom/core/architecture";
import type { SimulatedComponent, WhatIfView } from "../what-if-view.ts";
import { greyPaint, legendOf, mark, type MarkClass, type NodeMark, type OverlayView } from "./overlay.ts";

const worstFirst: readonly SimulatedState[] = ["failed", "degraded", "stale", "fine"];

const classes: readonly MarkClass[] = [
  {
    id: "failed",
    label: "failed",
    meaning: "it fails, or runs on what failed, or waits for it and has no fallback",
    sign: "✕",
    paint: { colour: "var(--gr-bad)", washPercent: 16, look: "solid" },
  },
  {
    id: "degraded",
    label: "degraded",
    meaning: "it works with a fallback, or partly",
    sign: "▲",
    paint: { colour: "var(--gr-warn)", washPercent: 14, look: "solid" },
  },
  {
    id: "stale",
    label: "stale",
    meaning: "it works on with what it had",
    sign: "◷",
    paint: { colour: "var(--gr-busy)", washPercent: 10, look: "solid" },
  },
  { id: "fine", label: "not touched", meaning: "the failure does not reach it", paint: greyPaint },
];

const badgeLengthMax = 38;

/** What a simulated failure does to every node of a view; a zone shows its worst, and how many are like it. */
export function readSimulation(
  nodes: readonly DiagramNode[],
  { components }: WhatIfView,
  modelLoadedAt: string,
): OverlayView {
  const outcomes = new Map(components.map((component) => [component.id, component]));
  const marks = new Map(
    nodes.map((node) => [node.key, markOutcome(node.components.flatMap((id) => outcomes.get(id) ?? []))]),
  );
  return {
    title: "Simulation",
    rows: legendOf(classes, marks),
    marks,
    source: "simulated from the model",
    asOf: modelLoadedAt,
    isStale: false,
  };
}

function markOutcome(outcomes: readonly SimulatedComponent[]): NodeMark {
  const worst = worstFirst.find((state) => outcomes.some((outcome) => outcome.state === state)) ?? "fine";
  if (worst === "fine") return mark("fine", "not touched");
  const hit = outcomes.filter(({ state }) => state === worst);
  const [first] = hit;
  if (outcomes.length === 1 && first)
    return mark(worst, `${worst}: ${first.text}`, {
      badge: `${worst.toUpperCase()} · ${shorten(first.text)}`,
    });
  return mark(worst, `${hit.length} of ${outcomes.length} parts ${worst}`, {
    badge: `${worst.toUpperCase()} · ${hit.length} of ${outcomes.length}`,
  });
}

/** The whole text is in the details. */
function shorten(text: string): string {
  return text.length <= badgeLengthMax ? text : `${text.slice(0, text.lastIndexOf(" ", badgeLengthMax))} …`;
}
