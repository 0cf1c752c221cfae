import { everyCall, type FlowCall, flowCalls } from "../flow-calls.ts";
import { type ArchitectureModel, findComponent, type Flow } from "../model.ts";
import type { ComponentOutcome } from "./spread-failure.ts";

/** Where a flow stops, or goes on in another way. */
export interface FlowFailure {
  /** The flow's id. */
  readonly flow: string;
  /** Index of the step, from 0. */
  readonly step: number;
  readonly reason: string;
}

export interface FlowOutcome {
  /** Steps at which what somebody waits for cannot go on. */
  readonly broken: readonly FlowFailure[];
  /** Steps that are done in another way, later or not at all, while the flow goes on. */
  readonly degraded: readonly FlowFailure[];
}

/** Walks a flow's calls. Behind a failed one nothing is walked, since the fallback takes its place. A hard one breaks
 * the flow where somebody waits for it, and so does an answer that a failed component owes, whatever the fallback. */
export function flowOutcome(
  model: ArchitectureModel,
  flow: Flow,
  outcomes: ReadonlyMap<string, ComponentOutcome>,
): FlowOutcome {
  const hasFailed = (id: string) => outcomes.get(id)?.state === "failed";
  const nameOf = (id: string) => findComponent(model, id)?.name ?? id;
  const failed = (id: string, then?: string) =>
    then === undefined ? `${nameOf(id)} has failed.` : `${nameOf(id)} has failed: ${then}`;
  const stops: Stop[] = [];
  const roots = flowCalls(model, flow);
  const isDispensable = (id: string) =>
    everyCall(roots).some(({ step, dependency }) => step.to === id && dependency?.need === "soft");

  const walk = ({ index, step, dependency, isWaitedFor, calls }: FlowCall, isBegun: boolean) => {
    if (!isBegun && hasFailed(step.from)) {
      const isBroken = isWaitedFor && !isDispensable(step.from);
      const then = isBroken ? undefined : "it is done later";
      stops.push({ index, on: step.from, isBroken, reason: failed(step.from, then) });
    } else if (hasFailed(step.to)) {
      const isBroken = isWaitedFor && dependency?.need === "hard";
      const then = step.onFailure ?? (isBroken ? undefined : (dependency?.fallback ?? "it is done later"));
      stops.push({ index, on: step.to, isBroken, reason: failed(step.to, then) });
    } else for (const inner of calls) walk(inner, true);
  };
  for (const root of roots) walk(root, false);
  // Of what was bypassed so far, and so was reached.
  const isBypassed = (id: string) =>
    stops.some(({ on }) => on === id) && !stops.some(({ on, isBroken }) => isBroken && on === id);
  flow.steps.forEach(({ from, isReply, message }, index) => {
    if (isReply && isBypassed(from))
      stops.push({ index, on: from, isBroken: true, reason: failed(from, `no answer "${message}"`) });
  });
  const told = (wanted: boolean) =>
    firstOfEach(stops.filter(({ isBroken }) => isBroken === wanted)).map(({ index, reason }) => ({
      flow: flow.id,
      step: index,
      reason,
    }));
  return { broken: told(true), degraded: told(false) };
}

interface Stop {
  readonly index: number;
  /** The failed component. */
  readonly on: string;
  readonly isBroken: boolean;
  readonly reason: string;
}

/** One failed component is told once, at its first step. */
function firstOfEach(stops: readonly Stop[]): readonly Stop[] {
  const inOrder = stops.toSorted((a, b) => a.index - b.index);
  return inOrder.filter(({ on }, place) => inOrder.findIndex((other) => other.on === on) === place);
}
