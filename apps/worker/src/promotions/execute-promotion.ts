import { findEnvironment } from "@greenroom/core/environments";
import type { LiveNotifier } from "@greenroom/core/live";
import {
  isActive,
  type Promotion,
  type PromotionEvent,
  type PromotionId,
  type PromotionPorts,
} from "@greenroom/core/promotions";
import { TerminalError } from "@greenroom/core/result";
import type { WorkloadWriter } from "@greenroom/core/rollouts";
import { type Ending, PromotionEnding, type StepContext } from "./promotion-step.ts";
import { applyRelease } from "./steps/apply-release.ts";
import { awaitRollout } from "./steps/await-rollout.ts";
import { checkGates } from "./steps/check-gates.ts";
import { verifyRelease } from "./steps/verify-release.ts";

const heartbeatMs = 1_000;

export interface PromotionExecution extends PromotionPorts {
  readonly writer: WorkloadWriter;
  readonly live: LiveNotifier;
}

/** Takes a promotion to its end, or on from where a lost worker left it. Every ending is recorded; the only throw
 * is for a worker that stops, so that another one goes on.
 * @param signal aborts when the worker stops or the job runs out of time */
export async function executePromotion(
  ports: PromotionExecution,
  id: PromotionId,
  signal: AbortSignal,
): Promise<void> {
  const found = await ports.promotions.find(id);
  if (found === null || !isActive(found)) return;
  const promotion = found.status === "pending" ? await record(ports, id, { type: "started" }) : found;
  const abort = new AbortController();
  const beating = heartbeat(ports, id, abort);
  try {
    const ending = await runSteps(ports, promotion, AbortSignal.any([signal, abort.signal]));
    await record(ports, id, { type: ending.status, outcome: ending.outcome });
  } catch (error) {
    if (signal.aborted && !abort.signal.aborted) throw error;
    await record(ports, id, endingEvent(error, abort.signal));
  } finally {
    clearInterval(beating);
  }
}

async function runSteps(
  ports: PromotionExecution,
  promotion: Promotion,
  signal: AbortSignal,
): Promise<Ending> {
  const target = findEnvironment(ports.environments, promotion.target);
  if (target === null) throw new TerminalError(`There is no environment ${promotion.target} any more.`);
  const context: StepContext = {
    ports,
    promotion,
    target,
    signal,
    record: (event) => record(ports, promotion.id, event),
  };
  await checkGates(context);
  const applied = await applyRelease(context);
  await awaitRollout(context, applied);
  const verdict = await verifyRelease(context, applied);
  return { status: "succeeded", outcome: `${promotion.release.version} runs in ${target.name}. ${verdict}` };
}

/** A change that is refused means that somebody else ended the promotion: there is nothing left to do. */
async function record(ports: PromotionExecution, id: PromotionId, event: PromotionEvent): Promise<Promotion> {
  const changed = await ports.promotions.change(id, event);
  if (!changed.ok) throw new TerminalError(changed.error.message);
  await ports.live.notify({ topic: "promotions", key: id, data: { status: changed.value.status } });
  return changed.value;
}

function heartbeat(ports: PromotionExecution, id: PromotionId, abort: AbortController): NodeJS.Timeout {
  return setInterval(() => {
    ports.promotions.heartbeat(id).then(
      ({ isAbortRequested }) => isAbortRequested && abort.abort(),
      // A database that is away for a moment is no reason to stop; silence for long is noticed elsewhere.
      () => undefined,
    );
  }, heartbeatMs);
}

function endingEvent(error: unknown, aborted: AbortSignal): PromotionEvent {
  if (error instanceof PromotionEnding) return { type: error.ending.status, outcome: error.ending.outcome };
  if (aborted.aborted)
    return { type: "aborted", outcome: "Aborted. What was applied before stays as it is." };
  return { type: "errored", outcome: error instanceof Error ? error.message : String(error) };
}
