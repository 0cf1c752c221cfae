import { z } from "zod";
import { assertNever } from "../result/index.ts";
import { bindingKey } from "./binding.ts";
import type { Component } from "./component.ts";
import { type BindingSnapshot, bindingSnapshotSchema } from "./live-state.ts";

/** designed = it exists on paper only and can have no health; unknown = it is deployed and nothing was heard. */
export const componentHealths = ["healthy", "degraded", "unreachable", "unknown", "designed"] as const;
export type ComponentHealth = (typeof componentHealths)[number];

export const componentStateSchema = z.object({
  component: z.string(),
  health: z.enum(componentHealths),
  detail: z.string(),
  /** When the oldest of what it was judged by was known; null = nothing was. */
  observedAt: z.iso.datetime().nullable(),
  bindings: z.array(bindingSnapshotSchema).readonly(),
});
export type ComponentState = z.infer<typeof componentStateSchema>;

/** Older knowledge is no knowledge: the part may have died since. */
export const staleAfterSeconds = 120;

/** What a component's bindings say together, the worst first. Bad news outweighs missing news, and missing news
 * outweighs good: a component is healthy only when every binding says so now. */
export function componentState(
  component: Component,
  snapshots: readonly BindingSnapshot[],
  now: Date,
): ComponentState {
  if (component.reality === "designed")
    return {
      component: component.id,
      health: "designed",
      detail: "Exists on paper only.",
      observedAt: null,
      bindings: [],
    };
  const bindings = component.bindings.map((binding) => {
    const key = bindingKey(binding);
    return judgeAge(snapshots.find((snapshot) => snapshot.binding === key) ?? unheard(key), now);
  });
  return together(component.id, bindings);
}

/** What of a component's state belongs to one environment, or to none of them. Designed stays designed.
 * @returns null = all of it belongs to other environments */
export function stateIn(state: ComponentState, environment: string): ComponentState | null {
  if (state.bindings.length === 0) return state;
  const bindings = state.bindings.filter(
    (each) => each.environment === null || each.environment === environment,
  );
  return bindings.length === 0 ? null : together(state.component, bindings);
}

function together(component: string, bindings: readonly BindingSnapshot[]): ComponentState {
  const worst = bindings.reduce<BindingSnapshot | null>(
    (current, next) => (current === null || rank(next.health) > rank(current.health) ? next : current),
    null,
  );
  const times = bindings.map(({ observedAt }) => observedAt).filter((at) => at !== null);
  return {
    component,
    health: worst?.health ?? "unknown",
    detail: worst?.detail ?? "Nothing is bound to it.",
    observedAt: times.length === bindings.length ? (times.sort()[0] ?? null) : null,
    bindings,
  };
}

/** A group shows its worst deployed component; designed only when nothing in it is deployed. */
export function worstHealth(states: readonly ComponentState[]): ComponentHealth {
  return states.reduce<ComponentHealth>(
    (worst, { health }) => (rank(health) > rank(worst) ? health : worst),
    "designed",
  );
}

function judgeAge(snapshot: BindingSnapshot, now: Date): BindingSnapshot {
  if (snapshot.health !== "healthy" && snapshot.health !== "degraded") return snapshot;
  const ageSeconds =
    snapshot.observedAt === null ? null : (now.getTime() - Date.parse(snapshot.observedAt)) / 1000;
  if (ageSeconds !== null && ageSeconds <= staleAfterSeconds) return snapshot;
  return { ...snapshot, health: "unknown", detail: `Last known: ${snapshot.detail}` };
}

function unheard(binding: string): BindingSnapshot {
  return {
    binding,
    environment: null,
    health: "unknown",
    detail: "Nothing has been heard from it.",
    source: "none",
    observedAt: null,
    version: null,
  };
}

function rank(health: ComponentHealth): number {
  switch (health) {
    case "designed":
      return 0;
    case "healthy":
      return 1;
    case "unknown":
      return 2;
    case "unreachable":
      return 3;
    case "degraded":
      return 4;
    default:
      return assertNever(health);
  }
}
