import type { Dependency } from "../component.ts";
import type { ArchitectureModel } from "../model.ts";
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
  /** The failed component that it depends on. */
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
  /** Of every failed dependency, the worst first; none on a component that fails first. */
  readonly effects: readonly FailureEffect[];
}

/** Walks a failure from the failed components to their callers. Only a hard synchronous dependency of all of a
 * caller's work passes it on; a soft one, or one of a part of the work, degrades the caller; without an asynchronous
 * one it works with what it has. A person loses a tool and goes on with the others. Degraded and stale go no further.
 * Cycles end, because a component fails once.
 * @param failure ids that the model does not have are left out
 * @returns an outcome for every component */
export function spreadFailure(
  model: ArchitectureModel,
  failure: SimulatedFailure,
): ReadonlyMap<string, ComponentOutcome> {
  const calls = modelCalls(model);
  const origins = failedFirst(model, failure);
  const ways = new Map<string, readonly string[]>(origins.map((id) => [id, [id]]));
  // In the order of the distance, so that each way is a shortest one.
  const queue = [...origins];
  for (let id = queue.shift(); id !== undefined; id = queue.shift())
    for (const call of calls) {
      const caller = call.caller.id;
      if (call.callee.id !== id || ways.has(caller) || effectOf(call).state !== "failed") continue;
      ways.set(caller, [...(ways.get(id) ?? []), caller]);
      queue.push(caller);
    }
  return new Map(
    model.components.map(({ id }) => [id, outcomeOf(id, ways, calls, origins.includes(id))] as const),
  );
}

function failedFirst(model: ArchitectureModel, { kind, ids }: SimulatedFailure): readonly string[] {
  return model.components
    .filter((component) => ids.includes(kind === "zone" ? component.zone : component.id))
    .map(({ id }) => id);
}

function outcomeOf(
  id: string,
  ways: ReadonlyMap<string, readonly string[]>,
  calls: readonly ModelCall[],
  isOrigin: boolean,
): ComponentOutcome {
  const way = ways.get(id);
  if (isOrigin) return { state: "failed", because: [id], text: "Fails in this simulation.", effects: [] };
  const effects = calls
    .filter(({ caller, callee }) => caller.id === id && ways.has(callee.id))
    .map(effectOf)
    .sort((a, b) => rank(b.state) - rank(a.state));
  const [worst] = effects;
  if (!worst) return { state: "fine", because: [], text: "", effects };
  return {
    state: worst.state,
    because: way ?? [...(ways.get(worst.on) ?? []), id],
    text: worst.text,
    effects,
  };
}

function effectOf({ caller, callee, dependency }: ModelCall): FailureEffect {
  const { to, mode, need, only, fallback } = dependency;
  const on = only === undefined ? "" : `${only}: `;
  if (isBlocking(dependency) && caller.kind === "person")
    return { state: "degraded", on: to, text: `${on}Cannot use ${callee.name}.` };
  if (isBlocking(dependency))
    return only === undefined
      ? { state: "failed", on: to, text: `Fails: it waits for ${callee.name} and has no fallback.` }
      : {
          state: "degraded",
          on: to,
          text: `Fails on ${only}: they wait for ${callee.name} and have no fallback.`,
        };
  if (mode === "sync")
    return { state: "degraded", on: to, text: `${on}${fallback ?? "no fallback is named"}` };
  const instead =
    need === "soft" && fallback !== undefined ? `${on}${fallback}` : `${on}nothing new from ${callee.name}`;
  return { state: "stale", on: to, text: `${instead}; ${budgetText(dependency)}` };
}

function budgetText({ stalenessBudgetSeconds }: Dependency): string {
  return stalenessBudgetSeconds === undefined
    ? "no budget for its age is named"
    : `degraded after ${stalenessBudgetSeconds} s`;
}

function rank(state: SimulatedState): number {
  return simulatedStates.indexOf(state);
}
