import { canStart, closedInWords, currentGates } from "@greenroom/core/promotions";
import { isStepDone, PromotionEnding, type StepContext } from "../promotion-step.ts";

/** Judges the gates again: what was true at the click may not be any more. */
export async function checkGates({ ports, promotion, target, record }: StepContext): Promise<void> {
  // Resumed after the apply, the target runs the release already and the gates would say so.
  if (isStepDone(promotion, "check")) return;
  await record({ type: "step_started", step: "check", detail: "Judging the gates." });
  const gates = await currentGates(ports, target, promotion.release, promotion.kind, promotion);
  await record({ type: "gates_judged", gates });
  if (!canStart(gates))
    throw new PromotionEnding("aborted", `Held at the gates, nothing was changed: ${closedInWords(gates)}`);
  await record({ type: "step_finished", step: "check", detail: "All gates are open." });
}
