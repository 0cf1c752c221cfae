import type { ArchitectureModel, Flow } from "../model.ts";
import type { FlowOutcome } from "./flow-outcome.ts";
import type { ComponentOutcome } from "./spread-failure.ts";

/** lost = one of its own flows is broken; degraded = a step of them is done in another way, or something that serves
 * it has failed. */
export type RequirementOutcome = "fine" | "degraded" | "lost";

/** A requirement's own flows are those that name it first, and of them those that somebody waits for, where there are
 * any: erasing a member serves the accounts too, but nobody signs in by it. Without a flow of its own a requirement
 * is lost when everything that serves it has failed. That a component serves a fallback says nothing about a
 * requirement: the fallback may be in other work. */
export function requirementOutcome(
  model: ArchitectureModel,
  requirementId: string,
  outcomes: ReadonlyMap<string, ComponentOutcome>,
  flows: ReadonlyMap<string, FlowOutcome>,
): RequirementOutcome {
  const first = model.flows.filter(({ requirements }) => requirements[0] === requirementId);
  const waited = first.filter(({ budgetMs }) => budgetMs !== undefined);
  const own = waited.length > 0 ? waited : first;
  const has = (outcome: keyof FlowOutcome, among: readonly Flow[]) =>
    among.some(({ id }) => (flows.get(id)?.[outcome].length ?? 0) > 0);
  if (has("broken", own)) return "lost";
  const serving = model.components.filter(({ requirements }) => requirements.includes(requirementId));
  const failed = serving.filter(({ id }) => outcomes.get(id)?.state === "failed");
  if (own.length === 0 && failed.length > 0 && failed.length === serving.length) return "lost";
  return failed.length > 0 || has("broken", first) || has("degraded", first) ? "degraded" : "fine";
}
