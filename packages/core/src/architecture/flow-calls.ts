import type { Dependency } from "./component.ts";
import { type ArchitectureModel, findComponent, type Flow, type FlowStep } from "./model.ts";

/** A step of a flow that calls, with the steps that its callee takes before it answers. */
export interface FlowCall {
  /** From 0, in the flow's steps. */
  readonly index: number;
  readonly step: FlowStep;
  /** Null when the model has none between the two. */
  readonly dependency: Dependency | null;
  /** What the flow is for hangs on it, and everything down to it is synchronous. */
  readonly isWaitedFor: boolean;
  readonly calls: readonly FlowCall[];
}

/** Reads the call tree out of a flow's steps: a step belongs to the latest open call to its sender, and a reply ends
 * that call. A person or a client that was only told something begins anew. Where the flow has a budget, what begins
 * with one of them is waited for; without a budget, or without any of them, the flow is about all of its work.
 * @returns the calls that belong to no other */
export function flowCalls(model: ArchitectureModel, flow: Flow): readonly FlowCall[] {
  const isPatient = (id: string) => {
    const kind = findComponent(model, id)?.kind;
    return kind === "person" || kind === "client";
  };
  const roots: OpenCall[] = [];
  const open = new Map<string, OpenCall>();
  flow.steps.forEach((step, index) => {
    if (step.isReply) {
      open.delete(step.from);
      return;
    }
    const call: OpenCall = { index, step, dependency: stepDependency(model, step), calls: [] };
    const outer = open.get(step.from);
    const isAnew = outer?.dependency?.mode !== "sync" && isPatient(step.from);
    (outer && !isAnew ? outer.calls : roots).push(call);
    open.set(step.to, call);
  });
  const hasPatient = flow.budgetMs !== undefined && roots.some(({ step }) => isPatient(step.from));
  return roots.map((root) => close(root, !hasPatient || isPatient(root.step.from)));
}

/** The calls with all that they lead to, in the order of the steps. */
export function everyCall(calls: readonly FlowCall[]): readonly FlowCall[] {
  return calls.flatMap((call) => [call, ...everyCall(call.calls)]).sort((a, b) => a.index - b.index);
}

interface OpenCall extends Pick<FlowCall, "index" | "step" | "dependency"> {
  readonly calls: OpenCall[];
}

function close({ index, step, dependency, calls }: OpenCall, isCallerWaitedFor: boolean): FlowCall {
  const isWaitedFor = isCallerWaitedFor && dependency?.mode === "sync";
  return { index, step, dependency, isWaitedFor, calls: calls.map((call) => close(call, isWaitedFor)) };
}

/** The dependency that a step follows: of several between the two, the one that costs the caller most. */
export function stepDependency(model: ArchitectureModel, { from, to }: FlowStep): Dependency | null {
  const candidates = findComponent(model, from)?.dependsOn.filter((dependency) => dependency.to === to) ?? [];
  const cost = ({ mode, need }: Dependency) => (mode === "sync" ? 2 : 0) + (need === "hard" ? 1 : 0);
  return (
    [...candidates].sort(
      (a, b) => cost(b) - cost(a) || (b.timeoutMs ?? Infinity) - (a.timeoutMs ?? Infinity),
    )[0] ?? null
  );
}
