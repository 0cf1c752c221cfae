import { setTimeout as delay } from "node:timers/promises";
import { judgeProgress } from "@greenroom/core/promotions";
import { type Applied, PromotionEnding, type StepContext } from "../promotion-step.ts";

const lookEveryMs = 500;
/** Longer than any progress deadline of a Deployment that means to be judged by it. */
const timeoutMs = 600_000;

export async function awaitRollout(
  { ports, promotion, target, signal, record }: StepContext,
  applied: Applied,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let said = "";
  await record({
    type: "step_started",
    step: "rollout",
    detail: "Waiting for the cluster to show the change.",
  });
  while (performance.now() < deadline) {
    const progress = judgeProgress(ports.rollouts.find(target.id, promotion.service), applied);
    if (progress.state === "failed") throw new PromotionEnding("failed", progress.words);
    if (progress.state === "complete") {
      await record({ type: "step_finished", step: "rollout", detail: progress.words });
      return;
    }
    if (progress.words !== said)
      await record({ type: "step_progressed", step: "rollout", detail: progress.words });
    said = progress.words;
    await delay(lookEveryMs, undefined, { signal });
  }
  throw new PromotionEnding("errored", `The rollout did not end within ${timeoutMs / 60_000} min: ${said}`);
}
