import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { machinery } from "@greenroom/core/access";
import { findEnvironment } from "@greenroom/core/environments";
import { executionTiming, type LeaseClaim } from "@greenroom/core/executions";
import type { Promotion, PromotionId, PromotionPorts, PromotionReport } from "@greenroom/core/promotions";
import { type DomainError, TerminalError, UnavailableError } from "@greenroom/core/result";
import type { WorkloadWriter } from "@greenroom/core/rollouts";
import { findPromoted } from "@greenroom/core/services";
import { holdLease, type LeaseEnd } from "../executions/hold-lease.ts";
import { untilHeard } from "../executions/until-heard.ts";
import { type Ending, PromotionEnding, type StepContext } from "./promotion-step.ts";
import { applyRelease } from "./steps/apply-release.ts";
import { awaitRollout } from "./steps/await-rollout.ts";
import { checkGates } from "./steps/check-gates.ts";
import { verifyRelease } from "./steps/verify-release.ts";

export interface PromotionExecution extends PromotionPorts {
  readonly workerName: string;
  readonly writer: WorkloadWriter;
  readonly log: {
    info(facts: object, message: string): void;
    error(facts: object, message: string): void;
  };
}

/** A report was refused. */
class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly code: string;
  constructor({ code, message }: DomainError) {
    super(message);
    this.code = code;
  }
}

/** Takes a promotion to its end, or on from where a lost worker left it. Every ending is recorded; the only throw
 * is for a worker that stops, so that another one goes on.
 * @param signal aborts when the worker stops or the job runs out of time */
export async function executePromotion(
  ports: PromotionExecution,
  id: PromotionId,
  signal: AbortSignal,
): Promise<void> {
  const claim = { id: randomUUID(), worker: ports.workerName };
  const promotion = await claimPromotion(ports, id, claim, signal);
  if (promotion === null) return;
  const lease = holdLease(ports.promotions, id, claim.id, signal);
  const record = async (report: PromotionReport): Promise<Promotion> => {
    // What has to stop begins nothing more.
    if (report.type === "step_started") lease.signal.throwIfAborted();
    const changed = await untilHeard(() =>
      ports.promotions.change(id, { ...report, leaseId: claim.id }, machinery),
    );
    if (!changed.ok) throw new RefusedError(changed.error);
    return changed.value;
  };
  try {
    const { status, outcome } = await runSteps(ports, promotion, lease.signal, record);
    await record({ type: status, outcome });
  } catch (error) {
    const endedBy = lease.endedBy();
    const report = lastReport(error, endedBy);
    if (report === null) {
      ports.log.info({ promotionId: id, err: error }, "another worker speaks for the promotion");
      return;
    }
    if (report !== "nothing" && report.type === "errored")
      ports.log.error({ promotionId: id, err: error }, "promotion broke");
    if (report !== "nothing") await record(report);
    // Another attempt goes on, whatever this one met when it was broken off.
    if (report === "nothing" || report.type === "released")
      throw new Error(`left to another attempt: ${endedBy ?? "released"}`, { cause: error });
  } finally {
    lease.release();
  }
}

/** Waits while another worker holds it: one that is gone is given up in time.
 * @returns null when there is nothing to do any more */
async function claimPromotion(
  { promotions, log }: PromotionExecution,
  id: PromotionId,
  lease: LeaseClaim,
  signal: AbortSignal,
): Promise<Promotion | null> {
  for (;;) {
    const claimed = await promotions.change(id, { type: "claimed", lease }, machinery);
    if (claimed.ok) return claimed.value;
    const { code } = claimed.error;
    if (code !== "lease_held") {
      log.info({ promotionId: id, reason: code }, "promotion not claimed");
      return null;
    }
    await delay(executionTiming.claimAgainSeconds * 1000, undefined, { signal });
  }
}

async function runSteps(
  ports: PromotionExecution,
  promotion: Promotion,
  signal: AbortSignal,
  record: StepContext["record"],
): Promise<Ending> {
  const target = findEnvironment(ports.environments, promotion.target);
  if (target === null) throw new TerminalError(`There is no environment ${promotion.target} any more.`);
  const service = findPromoted(ports.services, promotion.service);
  if (!service.ok)
    throw new TerminalError(`greenroom.yaml promotes no service ${promotion.service} any more.`);
  const context: StepContext = { ports, promotion, service: service.value, target, signal, record };
  await checkGates(context);
  const applied = await applyRelease(context);
  await awaitRollout(context, applied);
  const verdict = await verifyRelease(context, applied);
  return { status: "succeeded", outcome: `${promotion.release.version} runs in ${target.name}. ${verdict}` };
}

/** What is left to say after the steps were broken off; null = nothing, for good. */
function lastReport(error: unknown, endedBy: LeaseEnd | null): PromotionReport | "nothing" | null {
  if (error instanceof PromotionEnding) return { type: error.ending.status, outcome: error.ending.outcome };
  if (error instanceof RefusedError) return error.code === "stop_requested" ? { type: "stopped" } : null;
  switch (endedBy) {
    case "stop_requested":
      return { type: "stopped" };
    case "lost":
      return null;
    case "cut_off":
      return "nothing";
    case "job_ends":
      return { type: "released" };
    case null:
      return { type: "errored", outcome: brokenInWords(error) };
  }
}

/** What people read of what broke: the words of what was made to be read, and of a surprise only where to look. Its text
 * may hold what people should not read. */
function brokenInWords(error: unknown): string {
  return error instanceof TerminalError || error instanceof UnavailableError
    ? error.message
    : "The worker could not go on. Look for this promotion's id in the worker's log.";
}
