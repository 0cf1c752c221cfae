import type { Actor } from "../access/index.ts";
import type { LeaseClaim } from "../executions/index.ts";
import { assertNever, ok, type Result } from "../result/index.ts";
import {
  type Gate,
  isApplied,
  isApproved,
  type Promotion,
  type PromotionStep,
  promotionSchema,
  type StepName,
} from "./promotion.ts";
import { type PromotionError, promotionError } from "./promotion-error.ts";
import { promotionJobs } from "./promotion-jobs.ts";

/** What a worker says of the promotion that it holds. */
export type PromotionReport =
  | { readonly type: "gates_judged"; readonly gates: readonly Gate[] }
  | {
      readonly type: "step_started" | "step_progressed" | "step_finished";
      readonly step: StepName;
      readonly detail: string;
    }
  | { readonly type: "succeeded" | "failed" | "errored" | "aborted"; readonly outcome: string }
  /** It stopped because a person wants the promotion to. */
  | { readonly type: "stopped" }
  /** It stops without an end: another worker goes on. */
  | { readonly type: "released" };

type WorkerEvent = PromotionReport & { readonly leaseId: string };

/** Everything that can happen to a promotion. */
export type PromotionEvent =
  | { readonly type: "approved"; readonly by: Actor }
  | { readonly type: "abort_requested"; readonly by: Actor }
  /** A worker begins, or goes on where one before it left off. */
  | { readonly type: "claimed"; readonly lease: LeaseClaim }
  | WorkerEvent
  | { readonly type: "worker_lost" }
  /** The queue gave its job to one worker after another, and none of them came to an end. */
  | { readonly type: "attempts_used_up" };

type Running = Extract<Promotion, { status: "running" }>;
type Outcome = Result<Promotion, PromotionError>;

/** The whole life of a promotion. Pure; refuses what its status does not allow.
 * @param at when it happens, by the database's clock */
export function transitionPromotion(promotion: Promotion, event: PromotionEvent, at: Date): Outcome {
  switch (event.type) {
    case "approved":
      return approve(promotion, event.by, at);
    case "abort_requested":
      return requestAbort(promotion, event.by, at);
    case "claimed":
      return claim(promotion, event.lease, at);
    case "gates_judged":
    case "step_started":
    case "step_progressed":
    case "step_finished":
    case "succeeded":
    case "failed":
    case "errored":
    case "aborted":
    case "stopped":
    case "released":
      if (promotion.status !== "running") return notRunning(promotion);
      if (promotion.lease?.id !== event.leaseId) return leaseLost();
      return hear(promotion, event, at);
    case "worker_lost":
      return loseWorker(promotion, at);
    case "attempts_used_up":
      return endUnattended(promotion, at);
    default:
      return assertNever(event);
  }
}

/** What the worker that holds the promotion says of it. */
function hear(promotion: Running, event: WorkerEvent, at: Date): Outcome {
  switch (event.type) {
    case "gates_judged":
      return ok({ ...promotion, gates: [...event.gates] });
    case "step_started":
      if (promotion.abort !== null)
        return promotionError("promotion_abort_requested", abortedInWords(promotion, promotion.abort.by));
      return withStep(promotion, event.step, (step) => ({
        ...step,
        status: "running",
        // A resumed step keeps its first start.
        startedAt: step.startedAt ?? at,
        detail: event.detail,
      }));
    case "step_progressed":
      return withStep(promotion, event.step, (step) => ({ ...step, detail: event.detail }));
    case "step_finished":
      return withStep(promotion, event.step, (step) => ({
        ...step,
        status: "succeeded",
        finishedAt: at,
        detail: event.detail,
      }));
    case "succeeded":
    case "failed":
    case "errored":
    case "aborted":
      return finish(promotion, event.type, event.outcome, at);
    case "stopped":
      return promotion.abort === null
        ? promotionError("promotion_not_running", "Nobody asked for this promotion to stop.")
        : finish(promotion, "aborted", abortedInWords(promotion, promotion.abort.by), at);
    case "released":
      return leaveAlone(promotion, at);
    default:
      return assertNever(event);
  }
}

function approve(promotion: Promotion, by: Actor, at: Date): Outcome {
  if (promotion.status !== "pending")
    return promotionError(
      "promotion_not_pending",
      `This promotion is ${promotion.status}; there is nothing to approve.`,
    );
  if (promotion.requestedBy.id === by.id)
    return promotionError(
      "promotion_self_approval",
      "The person who requested a promotion cannot approve it.",
      "Ask another approver.",
    );
  if (promotion.approvals.some((approval) => approval.by.id === by.id))
    return promotionError("promotion_already_approved", "You approved this promotion already.");
  return ok({ ...promotion, approvals: [...promotion.approvals, { by, at }] });
}

function requestAbort(promotion: Promotion, by: Actor, at: Date): Outcome {
  if (promotion.status === "pending")
    return finish(promotion, "aborted", `Aborted by ${by.name} before it started.`, at);
  if (promotion.status !== "running") return alreadyFinished(promotion);
  const asked = { ...promotion, abort: promotion.abort ?? { by, at } };
  // Nobody is there to hear it.
  return asked.lease === null ? leaveAlone(asked, at) : ok(asked);
}

function claim(promotion: Promotion, lease: LeaseClaim, at: Date): Outcome {
  const held = { ...lease, since: at };
  if (promotion.status === "pending") {
    if (!isApproved(promotion))
      return promotionError(
        "promotion_not_approved",
        `This promotion has ${promotion.approvals.length} of ${promotion.approvalsRequired} approvals.`,
      );
    return ok({ ...promotion, status: "running", startedAt: at, lease: held });
  }
  if (promotion.status !== "running") return alreadyFinished(promotion);
  if (promotion.lease !== null)
    return promotionError("promotion_lease_held", `${promotion.lease.worker} is at this promotion.`);
  return ok({ ...promotion, lease: held });
}

function loseWorker(promotion: Promotion, at: Date): Outcome {
  return promotion.status === "running" ? leaveAlone(promotion, at) : notRunning(promotion);
}

/** Without a worker it waits for the next one, at the step where it is; unless somebody wants it to stop. */
function leaveAlone(promotion: Running, at: Date): Outcome {
  return promotion.abort === null
    ? ok({ ...promotion, lease: null })
    : finish(promotion, "aborted", abortedInWords(promotion, promotion.abort.by), at);
}

function endUnattended(promotion: Promotion, at: Date): Outcome {
  if (promotion.status === "running" && promotion.lease !== null)
    return promotionError("promotion_lease_held", `${promotion.lease.worker} is at this promotion.`);
  const times = promotionJobs.execute.attemptsMax;
  return finish(
    promotion,
    "errored",
    `Worker lost: it was given to a worker ${times} times, and none of them came to its end. ${isApplied(promotion) ? "What was applied stays as it is." : "Nothing was applied."}`,
    at,
  );
}

function finish(
  promotion: Promotion,
  status: "succeeded" | "failed" | "errored" | "aborted",
  outcome: string,
  at: Date,
): Outcome {
  if (promotion.status !== "running" && promotion.status !== "pending") return alreadyFinished(promotion);
  const steps = promotion.steps.map((step): PromotionStep => {
    if (step.status === "waiting") return { ...step, status: "skipped" };
    if (step.status !== "running") return step;
    return {
      ...step,
      status: status === "succeeded" ? "succeeded" : "failed",
      finishedAt: at,
      detail: outcome,
    };
  });
  const startedAt = promotion.status === "running" ? promotion.startedAt : null;
  // Parsing strips what was true only while it ran.
  return ok(promotionSchema.parse({ ...promotion, status, startedAt, finishedAt: at, outcome, steps }));
}

function withStep(
  promotion: Running,
  name: StepName,
  change: (step: PromotionStep) => PromotionStep,
): Outcome {
  return ok({
    ...promotion,
    steps: promotion.steps.map((step) => (step.name === name ? change(step) : step)),
  });
}

function abortedInWords(promotion: Promotion, by: Actor): string {
  return isApplied(promotion)
    ? `Aborted by ${by.name}. What was applied before stays as it is.`
    : `Aborted by ${by.name} before anything was changed.`;
}

function notRunning(promotion: Promotion): Outcome {
  return promotionError("promotion_not_running", `This promotion is ${promotion.status}, not running.`);
}

function alreadyFinished(promotion: Promotion): Outcome {
  return promotionError("promotion_already_finished", `This promotion has ${promotion.status} already.`);
}

function leaseLost(): Outcome {
  return promotionError("promotion_lease_lost", "Another worker speaks for this promotion.");
}
