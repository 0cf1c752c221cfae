import { componentHealths, type DiagramNode, worstHealth } from "@greenroom/core/architecture";
import { healthWords } from "../health-words.ts";
import { isLastKnown, type LiveReading } from "./live-reading.ts";
import { greyPaint, mark, type MarkClass, type NodeMark } from "./overlay.ts";

const colours = {
  healthy: "var(--gr-good)",
  degraded: "var(--gr-warn)",
  unreachable: "var(--gr-bad)",
  unknown: "var(--gr-idle)",
} as const;

export const healthClasses: readonly MarkClass[] = componentHealths.map((health) => ({
  id: health,
  label: health,
  meaning: healthWords[health].meaning,
  sign: healthWords[health].sign,
  paint:
    health === "designed"
      ? greyPaint
      : {
          colour: colours[health],
          washPercent: health === "unknown" ? 0 : 9,
          look: health === "unknown" ? "dotted" : "solid",
        },
}));

/** Designed is grey; deployed without news is unknown; only what says so now is healthy. */
export function markHealth(node: DiagramNode, live: LiveReading): NodeMark {
  if (node.reality === "designed") return mark("designed", "designed");
  if (live.states === null) return mark("unknown", "unknown, nothing has been read yet");
  const states = node.components.flatMap((id) => live.states?.get(id) ?? []);
  const health = worstHealth(states);
  const isStale = live.isStale || states.some(({ bindings }) => bindings.some(isLastKnown));
  return mark(health, isStale ? `${health}, last known` : health, { isStale });
}
