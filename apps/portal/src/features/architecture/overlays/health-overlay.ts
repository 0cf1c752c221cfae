import { componentHealths, type DiagramNode, stateIn, worstHealth } from "@greenroom/core/architecture";
import { healthWords } from "../health-words.ts";
import { isLastKnown, type LiveReading } from "./live-reading.ts";
import { greyPaint, mark, type MarkClass, type NodeMark } from "./overlay.ts";

const colours = {
  healthy: "var(--gr-good)",
  degraded: "var(--gr-warn)",
  unreachable: "var(--gr-bad)",
  unknown: "var(--gr-idle)",
} as const;

const elsewhere: MarkClass = {
  id: "elsewhere",
  label: "in other environments",
  meaning: "it runs, and not in the environment that is chosen",
  paint: greyPaint,
};

const classesOfHealth: readonly MarkClass[] = componentHealths.map((health) => ({
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

export const healthClasses: readonly MarkClass[] = [...classesOfHealth, elsewhere];

/** Designed is grey; deployed without news is unknown; only what says so now is healthy.
 * @param environment only what runs there, or in none; null = everything */
export function markHealth(node: DiagramNode, live: LiveReading, environment: string | null): NodeMark {
  if (node.reality === "designed") return mark("designed", "designed");
  if (live.states === null) return mark("unknown", "unknown, nothing has been read yet");
  const known = node.components.flatMap((id) => live.states?.get(id) ?? []);
  const states = environment === null ? known : known.flatMap((state) => stateIn(state, environment) ?? []);
  if (known.length > 0 && states.every(({ health }) => health === "designed"))
    return mark(elsewhere.id, elsewhere.label);
  const health = worstHealth(states);
  const isStale = live.isStale || states.some(({ bindings }) => bindings.some(isLastKnown));
  return mark(health, isStale ? `${health}, last known` : health, { isStale });
}
