import type { DiagramNode } from "@greenroom/core/architecture";
import type { ComponentFacts } from "../architecture-view.ts";
import { type DriftReading, type EnvironmentDrift, type LayerState, moduleState } from "../drift-view.ts";
import { greyPaint, mark, type MarkClass, type NodeMark } from "./overlay.ts";

/** What the drift overlay needs. */
export interface DriftState {
  /** Null = never read. */
  readonly reading: DriftReading | null;
  /** The newest reading is older than the next one should be. */
  readonly isStale: boolean;
}

/** The worst first: what is not known is no good news. */
const worstFirst: readonly LayerState[] = [
  "drifted",
  "changes-left",
  "not-known",
  "never-planned",
  "in-sync",
];

const classIds: Readonly<Record<LayerState, string>> = {
  drifted: "drifted",
  "changes-left": "changes-left",
  "not-known": "not-known",
  "never-planned": "not-known",
  "in-sync": "in-sync",
};

const stateWords: Readonly<Record<LayerState, string>> = {
  drifted: "drifted",
  "changes-left": "changes left",
  "not-known": "not known",
  "never-planned": "never planned",
  "in-sync": "in sync",
};

export const driftClasses: readonly MarkClass[] = [
  {
    id: "drifted",
    label: "drifted",
    meaning: "the newest plan found it changed outside of Terraform, and was not applied",
    sign: "▲",
    paint: { colour: "var(--gr-warn)", washPercent: 14, look: "solid" },
  },
  {
    id: "changes-left",
    label: "changes left",
    meaning: "the newest plan found something to change, and was not applied",
    sign: "◷",
    paint: { colour: "var(--gr-busy)", washPercent: 10, look: "solid" },
  },
  {
    id: "not-known",
    label: "not known",
    meaning: "no plan tells: none was ever made, or the runs could not be read",
    paint: { colour: "var(--gr-idle)", washPercent: 0, look: "dotted" },
  },
  {
    id: "in-sync",
    label: "in sync",
    meaning: "the newest plan found nothing to change, or was applied",
    sign: "✓",
    paint: { colour: "var(--gr-good)", washPercent: 9, look: "solid" },
  },
  {
    id: "not-terraform",
    label: "not made by Terraform",
    meaning: "it runs, and no module of a layer makes it",
    paint: { colour: "var(--gr-idle)", washPercent: 0, look: "solid" },
  },
  { id: "designed", label: "designed", meaning: "exists on paper only", paint: greyPaint },
];

/** @param environment only this one's; null = every environment's */
export function markDrift(
  node: DiagramNode,
  facts: readonly ComponentFacts[],
  { reading, isStale }: DriftState,
  environment: string | null,
): NodeMark {
  if (node.reality === "designed") return mark("designed", "designed");
  const parts = facts.flatMap(({ infrastructure }) => infrastructure);
  if (parts.length === 0) return mark("not-terraform", "not made by Terraform");
  if (!reading) return mark("not-known", "not known, nothing has been read yet");
  const shown = reading.environments.filter(({ id }) => environment === null || id === environment);
  const states = shown.flatMap((each) => {
    const state = worstOf(each, parts);
    return state === null ? [] : [{ id: each.id, state }];
  });
  const worst = worstFirst.find((state) => states.some((each) => each.state === state));
  if (worst === undefined) return mark("not-known", "not known, no environment has its layer");
  const badge = worstFirst
    .map((state) => ({ state, ids: states.filter((each) => each.state === state).map(({ id }) => id) }))
    .filter(({ ids }) => ids.length > 0)
    .map(({ state, ids }) => `${ids.join(", ")} ${stateWords[state]}`)
    .join(" · ");
  const words = worst === "never-planned" ? `not known: ${badge}` : badge;
  return mark(classIds[worst], isStale ? `${words}, last known` : words, { badge, isStale });
}

/** @returns null = the environment has none of the layers */
function worstOf({ layers }: EnvironmentDrift, parts: ComponentFacts["infrastructure"]): LayerState | null {
  const states = parts.flatMap(({ layer, module }) =>
    layers.filter((each) => each.layer === layer).map((each) => moduleState(each, module)),
  );
  return worstFirst.find((state) => states.includes(state)) ?? null;
}
