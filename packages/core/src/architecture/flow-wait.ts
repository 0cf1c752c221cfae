import { type FlowCall, flowCalls } from "./flow-calls.ts";
import { type ArchitectureModel, findComponent, type Flow } from "./model.ts";

/** How long one call may hold up the person at the beginning. */
export interface CallWait {
  /** Of the step, from 0. */
  readonly index: number;
  /** The whole call with everything inside it; 0 when nobody waits for it. */
  readonly waitMs: number;
  /** The deadline that its caller sets; null when it sets none. */
  readonly timeoutMs: number | null;
  /** It decides the total: nothing inside it is counted, or no deadline is set for anything inside it. */
  readonly isCounted: boolean;
}

export interface FlowWait {
  /** The longest wait that the deadlines allow, with no time for the components' own work. */
  readonly totalMs: number;
  readonly calls: readonly CallWait[];
  /** Indices of waiting calls that have no deadline and contain none; the total leaves them out. */
  readonly unbounded: readonly number[];
}

/** Adds up the deadlines along a flow, one call after the other. A call takes as long as the calls inside it and at
 * most its own deadline; a call with nothing inside takes its deadline. */
export function flowWait(model: ArchitectureModel, flow: Flow): FlowWait {
  const calls = flowCalls(model, flow).map((call) => waitOf(model, call));
  return {
    totalMs: calls.reduce((sum, { waitMs }) => sum + waitMs, 0),
    calls: calls.flatMap(({ all }) => all).sort((a, b) => a.index - b.index),
    unbounded: calls.flatMap(({ unbounded }) => unbounded),
  };
}

interface Measured {
  readonly waitMs: number;
  readonly all: readonly CallWait[];
  readonly unbounded: readonly number[];
}

function waitOf(
  model: ArchitectureModel,
  { index, step, dependency, isWaitedFor, calls }: FlowCall,
): Measured {
  const inner = calls.map((call) => waitOf(model, call));
  const timeoutMs = dependency?.timeoutMs ?? null;
  const measured = (waitMs: number, isCounted: boolean, unbounded: readonly number[]): Measured => ({
    waitMs,
    unbounded,
    all: [
      { index, waitMs, timeoutMs, isCounted },
      ...inner.flatMap(({ all }) => (isCounted ? all.map((wait) => ({ ...wait, isCounted: false })) : all)),
    ],
  });
  if (!isWaitedFor) return measured(0, false, []);
  const innerMs = inner.reduce((sum, { waitMs }) => sum + waitMs, 0);
  const innerUnbounded = inner.flatMap(({ unbounded }) => unbounded);
  if (timeoutMs === null) {
    // A person's own patience is nobody's deadline.
    const isOpen = innerMs === 0 && findComponent(model, step.from)?.kind !== "person";
    const own = isOpen && innerUnbounded.length === 0 ? [index] : [];
    return measured(innerMs, false, [...own, ...innerUnbounded]);
  }
  const isCut = innerMs === 0 || innerMs >= timeoutMs || innerUnbounded.length > 0;
  return isCut ? measured(timeoutMs, true, []) : measured(innerMs, false, []);
}
