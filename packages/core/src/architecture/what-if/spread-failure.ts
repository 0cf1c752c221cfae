import type { Component, Dependency } from "../component.ts";
import { hostOf } from "../host-of.ts";
import { type ArchitectureModel, componentName } from "../model.ts";
import { isBlocking, type ModelCall, modelCalls } from "../model-calls.ts";

/** What is supposed to fail: some components, or everything in some zones. */
export interface SimulatedFailure {
  readonly kind: "component" | "zone";
  readonly ids: readonly string[];
}

/** From fine to the worst: stale = it works on with what it had; degraded = it works with a fallback, or partly. */
export const simulatedStates = ["fine", "stale", "degraded", "failed"] as const;
export type SimulatedState = (typeof simulatedStates)[number];

/** What the failure of one dependency does to a component. */
export interface FailureEffect {
  readonly state: Exclude<SimulatedState, "fine">;
  /** The failed component that it depends on, or runs on. */
  readonly on: string;
  /** What it does without it, for people. */
  readonly text: string;
}

export interface ComponentOutcome {
  readonly state: SimulatedState;
  /** Ids from where it began to this component; empty when it is fine. */
  readonly because: readonly string[];
  /** Of the worst effect; empty when it is fine. */
  readonly text: string;
  /** The way in words, a sentence each step: "Kubernetes fails." "Shop runs on it and fails." */
  readonly chain: readonly string[];
  /** Of every failed dependency, the worst first; none on a component that fails first. */
  readonly effects: readonly FailureEffect[];
}

/** A component that is hit by another one's failure, and how. */
interface Hit {
  readonly component: Component;
  readonly effect: FailureEffect;
  /** The same as a step of a chain, behind the component's name: "runs on it and fails". */
  readonly step: string;
}

/** Walks a failure from the failed components to what runs on them and to their callers. What runs on a failed one
 * fails with it. Of the dependencies only a hard synchronous one of all of a caller's work passes it on; a soft one, or
 * one of a part of the work, degrades the caller; without an asynchronous one it works with what it has. A person loses
 * a tool and goes on with the others. Degraded and stale go no further. Cycles end, because a component fails once.
 * @param failure ids that the model does not have are left out
 * @returns an outcome for every component */
export function spreadFailure(
  model: ArchitectureModel,
  failure: SimulatedFailure,
): ReadonlyMap<string, ComponentOutcome> {
  const hits = possibleHits(model);
  const origins = failedFirst(model, failure);
  const ways = new Map<string, readonly Hit[]>(origins.map((id) => [id, []]));
  // In the order of the distance, so that each way is a shortest one.
  const queue = [...origins];
  for (let id = queue.shift(); id !== undefined; id = queue.shift())
    for (const hit of hits) {
      const { component, effect } = hit;
      if (effect.on !== id || ways.has(component.id) || effect.state !== "failed") continue;
      ways.set(component.id, [...(ways.get(id) ?? []), hit]);
      queue.push(component.id);
    }
  return new Map(
    model.components.map((component) => [component.id, outcomeOf(model, component, ways, hits)]),
  );
}

function failedFirst(model: ArchitectureModel, { kind, ids }: SimulatedFailure): readonly string[] {
  return model.components
    .filter((component) => ids.includes(kind === "zone" ? component.zone : component.id))
    .map(({ id }) => id);
}

/** What each failure would do to what runs on the failed one, and to its callers. A component that declares a
 * dependency on what it runs on has both in one. */
function possibleHits(model: ArchitectureModel): readonly Hit[] {
  const hosts = new Map(model.components.map((component) => [component.id, hostOf(model, component)?.id]));
  const hosted = model.components.flatMap((component) => {
    const host = hosts.get(component.id);
    return host === undefined ? [] : [hitOfHost(component, host, componentName(model, host))];
  });
  const called = modelCalls(model).filter(({ caller, callee }) => hosts.get(caller.id) !== callee.id);
  return [...hosted, ...called.map(hitOfCall)];
}

function outcomeOf(
  model: ArchitectureModel,
  { id, name }: Component,
  ways: ReadonlyMap<string, readonly Hit[]>,
  hits: readonly Hit[],
): ComponentOutcome {
  const way = ways.get(id);
  if (way?.length === 0)
    return {
      state: "failed",
      because: [id],
      text: "Fails in this simulation.",
      chain: [`${name} fails.`],
      effects: [],
    };
  const own = hits
    .filter(({ component, effect }) => component.id === id && ways.has(effect.on))
    .sort((a, b) => rank(b) - rank(a) || Number(b === way?.at(-1)) - Number(a === way?.at(-1)));
  const effects = own.map(({ effect }) => effect);
  const [worst] = own;
  if (!worst) return { state: "fine", because: [], text: "", chain: [], effects };
  const steps = way ?? [...(ways.get(worst.effect.on) ?? []), worst];
  const origin = steps[0]?.effect.on ?? id;
  return {
    state: worst.effect.state,
    because: [origin, ...steps.map(({ component }) => component.id)],
    text: worst.effect.text,
    chain: [
      `${componentName(model, origin)} fails.`,
      ...steps.map(({ component, step }) => `${component.name} ${step}.`),
    ],
    effects,
  };
}

function hitOfHost(component: Component, on: string, name: string): Hit {
  const effect = { state: "failed", on, text: `Fails: it runs on ${name}.` } as const;
  return { component, effect, step: "runs on it and fails" };
}

function hitOfCall({ caller, callee, dependency }: ModelCall): Hit {
  const { to, mode, need, only, fallback } = dependency;
  const part = only === undefined ? "" : `${only}: `;
  const hit = (state: FailureEffect["state"], text: string, step: string): Hit => ({
    component: caller,
    effect: { state, on: to, text },
    step,
  });
  if (isBlocking(dependency) && caller.kind === "person")
    return hit("degraded", `${part}Cannot use ${callee.name}.`, "cannot use it");
  if (isBlocking(dependency) && only === undefined)
    return hit("failed", `Fails: it waits for ${callee.name} and has no fallback.`, "waits for it and fails");
  if (isBlocking(dependency))
    return hit(
      "degraded",
      `Fails on ${only}: they wait for ${callee.name} and have no fallback.`,
      `waits for it and fails on ${only}`,
    );
  if (mode === "sync")
    return hit("degraded", `${part}${fallback ?? "no fallback is named"}`, "goes on without it");
  const instead =
    need === "soft" && fallback !== undefined
      ? `${part}${fallback}`
      : `${part}nothing new from ${callee.name}`;
  return hit("stale", `${instead}; ${budgetText(dependency)}`, "goes on with what it had of it");
}

function budgetText({ stalenessBudgetSeconds }: Dependency): string {
  return stalenessBudgetSeconds === undefined
    ? "no budget for its age is named"
    : `degraded after ${stalenessBudgetSeconds} s`;
}

function rank({ effect }: Hit): number {
  return simulatedStates.indexOf(effect.state);
}
