import { assertNever, type DomainError, err, ok, type Result } from "../result/index.ts";
import type { Gate, Person, Promotion, PromotionStep, StepName } from "./promotion.ts";

/** Everything that can happen to a promotion; times are the database's. */
export type PromotionEvent =
  | { readonly type: "approved"; readonly by: Person }
  | { readonly type: "abort_requested"; readonly by: Person }
  | { readonly type: "started" }
  | { readonly type: "gates_judged"; readonly gates: readonly Gate[] }
  | { readonly type: "step_started"; readonly step: StepName; readonly detail: string }
  | { readonly type: "step_progressed"; readonly step: StepName; readonly detail: string }
  | { readonly type: "step_finished"; readonly step: StepName; readonly detail: string }
  | { readonly type: "succeeded"; readonly outcome: string }
  | { readonly type: "failed"; readonly outcome: string }
  | { readonly type: "errored"; readonly outcome: string }
  | { readonly type: "aborted"; readonly outcome: string };

export type PromotionErrorCode =
  | "promotion_not_pending"
  | "promotion_not_running"
  | "promotion_already_finished"
  | "promotion_self_approval"
  | "promotion_already_approved"
  | "promotion_not_approved";

type Outcome = Result<Promotion, DomainError<PromotionErrorCode>>;

/** @param at ISO time of the event */
export function transitionPromotion(promotion: Promotion, event: PromotionEvent, at: string): Outcome {
  switch (event.type) {
    case "approved":
      return approve(promotion, event.by, at);
    case "abort_requested":
      return requestAbort(promotion, event.by, at);
    case "started":
      return start(promotion, at);
    case "gates_judged":
      return whileRunning(promotion, () => ({ ...promotion, gates: [...event.gates] }));
    case "step_started":
      return whileRunning(promotion, () =>
        withStep(promotion, event.step, (step) => ({
          ...step,
          status: "running",
          // A resumed step keeps its first start.
          startedAt: step.startedAt ?? at,
          detail: event.detail,
        })),
      );
    case "step_progressed":
      return whileRunning(promotion, () =>
        withStep(promotion, event.step, (step) => ({ ...step, detail: event.detail })),
      );
    case "step_finished":
      return whileRunning(promotion, () =>
        withStep(promotion, event.step, (step) => ({
          ...step,
          status: "succeeded",
          finishedAt: at,
          detail: event.detail,
        })),
      );
    case "succeeded":
    case "failed":
    case "errored":
    case "aborted":
      return finish(promotion, event.type, event.outcome, at);
    default:
      return assertNever(event);
  }
}

function approve(promotion: Promotion, by: Person, at: string): Outcome {
  if (promotion.status !== "pending")
    return refuse(
      "promotion_not_pending",
      `This promotion is ${promotion.status}; there is nothing to approve.`,
    );
  if (promotion.requestedBy.id === by.id)
    return refuse(
      "promotion_self_approval",
      "The person who requested a promotion cannot approve it.",
      "Ask another approver.",
    );
  if (promotion.approvals.some((approval) => approval.by.id === by.id))
    return refuse("promotion_already_approved", "You approved this promotion already.");
  return ok({ ...promotion, approvals: [...promotion.approvals, { by, at }] });
}

function requestAbort(promotion: Promotion, by: Person, at: string): Outcome {
  if (promotion.status === "pending")
    return finish(promotion, "aborted", `Aborted by ${by.name} before it started.`, at);
  if (promotion.status !== "running") return alreadyFinished(promotion);
  return ok({ ...promotion, abortRequestedBy: promotion.abortRequestedBy ?? by });
}

function start(promotion: Promotion, at: string): Outcome {
  if (promotion.status !== "pending")
    return refuse("promotion_not_pending", `This promotion is ${promotion.status} and cannot start.`);
  if (promotion.approvals.length < promotion.approvalsRequired)
    return refuse(
      "promotion_not_approved",
      `This promotion has ${promotion.approvals.length} of ${promotion.approvalsRequired} approvals.`,
    );
  return ok({ ...promotion, status: "running", startedAt: at });
}

function finish(
  promotion: Promotion,
  status: "succeeded" | "failed" | "errored" | "aborted",
  outcome: string,
  at: string,
): Outcome {
  if (promotion.status !== "running" && promotion.status !== "pending") return alreadyFinished(promotion);
  if (promotion.status === "pending" && (status === "succeeded" || status === "failed"))
    return refuse("promotion_not_running", "This promotion has not started.");
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
  return ok({ ...promotion, status, startedAt, finishedAt: at, outcome, steps });
}

function whileRunning(promotion: Promotion, change: () => Promotion): Outcome {
  if (promotion.status !== "running")
    return refuse("promotion_not_running", `This promotion is ${promotion.status}, not running.`);
  return ok(change());
}

function withStep(
  promotion: Promotion,
  name: StepName,
  change: (step: PromotionStep) => PromotionStep,
): Promotion {
  return { ...promotion, steps: promotion.steps.map((step) => (step.name === name ? change(step) : step)) };
}

function alreadyFinished(promotion: Promotion): Outcome {
  return refuse("promotion_already_finished", `This promotion has ${promotion.status} already.`);
}

function refuse(code: PromotionErrorCode, message: string, remedy?: string): Outcome {
  return err(remedy === undefined ? { code, message } : { code, message, remedy });
}
