import { componentName } from "../../model.ts";
import { isBlocking, type ModelCall, modelCalls } from "../../model-calls.ts";
import type { ArchitectureRule } from "../architecture-rule.ts";
import type { RuleHit } from "../finding.ts";
import { blockingGraph, reachable, shortestCycle } from "../blocking-graph.ts";

export const hardCycleRule: ArchitectureRule = {
  id: "hard-cycle",
  title: "Components wait for each other in a circle",
  severity: "critical",
  explanation:
    "None of them can start or recover before the others. Break the circle with an event, a cached copy or a fallback.",
  check(model) {
    const graph = blockingGraph(model);
    const told = new Set<string>();
    return model.components.flatMap(({ id }) => {
      const cycle = told.has(id) ? null : shortestCycle(graph, id);
      if (!cycle) return [];
      // Everything that is tangled up with it is one finding, told by a shortest way round.
      const tangled = [...reachable(graph, id)].filter((other) => reachable(graph, other).has(id));
      for (const other of tangled) told.add(other);
      const rest = tangled.filter((other) => !cycle.includes(other));
      const names = (ids: readonly string[]) => ids.map((other) => componentName(model, other));
      const also =
        rest.length > 0
          ? `; ${inShort(names(rest))} ${rest.length > 1 ? "are" : "is"} part of it as well`
          : "";
      return [
        {
          subject: { kind: "component", id },
          components: [...cycle, ...rest],
          message: `${names([...cycle, id]).join(" → ")} wait for each other, ${cycle.length} calls round${also}.`,
        },
      ];
    });
  },
};

export const callWithoutTimeoutRule: ArchitectureRule = {
  id: "call-without-timeout",
  title: "A call waits without a timeout",
  severity: "medium",
  explanation:
    "A slow neighbour then holds every thread of its callers, and slowness spreads as an outage. Give the call a deadline that its caller can afford.",
  check: (model) =>
    modelCalls(model)
      // A person gives up by herself.
      .filter(({ caller, dependency }) => caller.kind !== "person" && dependency.mode === "sync")
      .filter(({ dependency }) => dependency.timeoutMs === undefined)
      .map((call) =>
        hit(
          call,
          `${call.caller.name} waits for ${call.callee.name} by ${call.dependency.protocol} without a timeout.`,
        ),
      ),
};

export const budgetInversionRule: ArchitectureRule = {
  id: "budget-inversion",
  title: "A caller gives up before its callee does",
  severity: "medium",
  explanation:
    "The callee keeps working for nobody, and its fallback comes too late. Deadlines shrink inwards: lengthen the outer one, shorten the inner one, or answer first and finish later.",
  check: (model) =>
    modelCalls(model).flatMap((call): readonly RuleHit[] => {
      const { caller, callee, dependency } = call;
      if (dependency.mode !== "sync" || dependency.timeoutMs === undefined) return [];
      const outerMs = dependency.timeoutMs;
      const longer = callee.dependsOn
        .filter(({ mode, timeoutMs }) => mode === "sync" && timeoutMs !== undefined && timeoutMs > outerMs)
        .map(({ to, timeoutMs, need }) => ({
          to,
          text: `${componentName(model, to)} ${timeoutMs} ms${need === "soft" ? ", so that its fallback comes too late" : ""}`,
        }));
      if (longer.length === 0) return [];
      return [
        hit(
          call,
          `${caller.name} waits ${outerMs} ms for ${callee.name}, which itself waits for ${longer.map(({ text }) => text).join(" and for ")}.`,
          longer.map(({ to }) => to),
        ),
      ];
    }),
};

export const tierInversionRule: ArchitectureRule = {
  id: "tier-inversion",
  title: "Something important needs something less important",
  severity: "high",
  explanation:
    "What is built, watched and paged for less then decides whether the more important part works. Raise the tier of the one, or give the other a fallback.",
  check: (model) =>
    modelCalls(model).flatMap((call) => {
      const { caller, callee, dependency } = call;
      const isInverted = (callee.tier ?? 0) > (caller.tier ?? 3);
      if (!isInverted || dependency.need !== "hard" || dependency.only !== undefined) return [];
      return [
        hit(
          call,
          `${caller.name} is tier ${caller.tier} and needs ${callee.name}, which is tier ${callee.tier}, without a fallback.`,
        ),
      ];
    }),
};

/** With more, one failure is everybody's. */
const hardCallersMax = 5;

export const fanInRule: ArchitectureRule = {
  id: "fan-in",
  title: "Too many components fail with one",
  severity: "medium",
  explanation: `More than ${hardCallersMax} direct callers without a fallback make it the part that no change or outage forgives. Give callers fallbacks, or split it by who calls.`,
  check: (model) =>
    model.components.flatMap((component): readonly RuleHit[] => {
      const callers = model.components.filter(
        ({ kind, dependsOn }) =>
          kind !== "person" && dependsOn.some(({ to, need }) => to === component.id && need === "hard"),
      );
      if (callers.length <= hardCallersMax) return [];
      return [
        {
          subject: { kind: "component", id: component.id },
          components: [component.id, ...callers.map(({ id }) => id)],
          message: `${callers.length} components need ${component.name} without a fallback; ${hardCallersMax} are the most: ${callers.map(({ name }) => name).join(", ")}.`,
        },
      ];
    }),
};

export const externalWithoutFallbackRule: ArchitectureRule = {
  id: "external-without-fallback",
  title: "A provider is needed without a second way",
  severity: "high",
  explanation:
    "Its outage is ours, and we cannot fix it. Add a second provider, or say what is served without it.",
  check: (model) =>
    modelCalls(model)
      .filter(({ caller }) => caller.kind !== "external" && caller.tier !== undefined && caller.tier <= 1)
      .filter(({ callee, dependency }) => callee.kind === "external" && dependency.need === "hard")
      .filter(({ dependency }) => dependency.fallback === undefined)
      .map((call) =>
        hit(
          call,
          `${call.caller.name} is tier ${call.caller.tier} and needs ${call.callee.name}${isBlocking(call.dependency) ? " in the request" : ""}, with no fallback.`,
        ),
      ),
};

function hit({ caller, callee }: ModelCall, message: string, further: readonly string[] = []): RuleHit {
  return {
    subject: { kind: "component", id: caller.id, to: callee.id },
    components: [caller.id, callee.id, ...further],
    message,
  };
}

const namedMax = 8;

/** A sentence has room for a few names. */
function inShort(names: readonly string[]): string {
  const named = names.slice(0, namedMax).join(", ");
  return names.length > namedMax ? `${named} and ${names.length - namedMax} more` : named;
}
