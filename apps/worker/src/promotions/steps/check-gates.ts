import { canStart, closedInWords, currentGates, isApplied } from "@greenroom/core/promotions";
import { sameImage } from "@greenroom/core/releases";
import { PromotionEnding, type StepContext } from "../promotion-step.ts";

/** Judges the gates again: what was true at the click may not be any more, nor what a worker saw that was lost before it
 * changed the target. */
export async function checkGates(context: StepContext): Promise<void> {
  const { ports, promotion, service, target, record } = context;
  if (hasReachedTarget(context)) return;
  await record({ type: "step_started", step: "check", detail: "Judging the gates." });
  const gates = await currentGates(ports, service, target, promotion.release, promotion.kind, promotion);
  await record({ type: "gates_judged", gates });
  if (!canStart(gates)) {
    const changed = isApplied(promotion) ? `${target.name} does not run it yet` : "nothing was changed";
    throw new PromotionEnding("aborted", `Held at the gates, ${changed}: ${closedInWords(gates)}`);
  }
  await record({ type: "step_finished", step: "check", detail: "All gates are open." });
}

/** A worker before this one changed the target: the gates would only say that it runs the release already. */
function hasReachedTarget({ ports, promotion, target }: StepContext): boolean {
  const apply = promotion.steps.find(({ name }) => name === "apply");
  if (apply?.status !== "running") return apply?.status === "succeeded";
  return sameImage(ports.rollouts.find(target.id, promotion.service)?.rollout?.image, promotion.release);
}
