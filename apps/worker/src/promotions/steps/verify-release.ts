import { setTimeout as delay } from "node:timers/promises";
import { collectEvidence, rateWindowSeconds } from "@greenroom/core/metrics";
import {
  judgeEvidence,
  judgeProgress,
  podsOfCurrentRevision,
  type Verdict,
} from "@greenroom/core/promotions";
import { metricsScope } from "@greenroom/core/services";
import { type Applied, PromotionEnding, type StepContext } from "../promotion-step.ts";

const lookEveryMs = 2_000;
/** How long after the soak missing data is waited for: new pods are scraped a little later. */
const graceMsMin = 60_000;
/** How far back the release's requests count where scrapes are frequent enough. */
const windowSecondsMin = 60;

/** Watches the finished rollout over the soak, then judges it by what Prometheus measured of its own pods.
 * @returns the verdict in words */
export async function verifyRelease(context: StepContext, applied: Applied): Promise<string> {
  const { target, signal, record } = context;
  const { soakSeconds } = target.promotion;
  await record({
    type: "step_started",
    step: "verify",
    detail: `Watching ${target.name} for ${soakSeconds} s before it is judged.`,
  });
  const soakedAt = performance.now() + soakSeconds * 1000;
  while (performance.now() < soakedAt) {
    throwIfDegraded(context, applied);
    await delay(Math.min(lookEveryMs, Math.max(0, soakedAt - performance.now())), undefined, { signal });
  }
  let said = "";
  while (performance.now() < soakedAt + (await graceMs(context))) {
    throwIfDegraded(context, applied);
    const verdict = await judge(context);
    if (verdict.outcome === "failed") throw new PromotionEnding("failed", verdict.words);
    if (verdict.outcome === "passed") {
      await record({ type: "step_finished", step: "verify", detail: verdict.words });
      return verdict.words;
    }
    if (verdict.words !== said)
      await record({ type: "step_progressed", step: "verify", detail: verdict.words });
    said = verdict.words;
    await delay(lookEveryMs, undefined, { signal });
  }
  throw new PromotionEnding("errored", `Not verified: ${said}`);
}

async function judge({ ports, promotion, service, target }: StepContext): Promise<Verdict> {
  const { connection, rollout = null } = ports.rollouts.find(target.id, promotion.service) ?? {};
  if (rollout === null) return { outcome: "inconclusive", words: `Nothing is known of ${target.name}.` };
  // What was seen before may not run any more, however well it is measured.
  if (connection?.state !== "connected")
    return {
      outcome: "inconclusive",
      words: `The cluster of ${target.name} is not reachable: ${connection?.reason ?? "no answer"}.`,
    };
  const evidence = await collectEvidence(
    ports.metrics,
    target,
    metricsScope(service, target),
    podsOfCurrentRevision(rollout),
    Math.max(target.promotion.soakSeconds, windowSecondsMin),
  );
  return judgeEvidence(target.name, rollout, evidence);
}

/** Long enough for pods to be found, and scraped as often as a rate needs. */
async function graceMs({ ports, service, target }: StepContext): Promise<number> {
  const interval = await ports.metrics.scrapeInterval(target, metricsScope(service, target));
  // That nobody answers has nothing to do with how often is scraped.
  if (interval.kind === "unavailable") return graceMsMin;
  return Math.max(graceMsMin, rateWindowSeconds(interval, 0) * 1000);
}

function throwIfDegraded({ ports, promotion, target }: StepContext, applied: Applied): void {
  const progress = judgeProgress(ports.rollouts.find(target.id, promotion.service), applied);
  if (progress.state === "failed") throw new PromotionEnding("failed", progress.words);
}
