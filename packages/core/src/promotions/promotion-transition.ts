import type { Actor, RightLoss, UserId } from "../access/index.ts";
import {
  type ExecutionEvent,
  type LeaseClaim,
  lapseInWords,
  type RefusalsOf,
  refuse,
  saying,
  standingOf,
  withLapsed,
} from "../executions/index.ts";
import { type DomainError, ok, type Result } from "../result/index.ts";
import {
  type Gate,
  initialSteps,
  isApplied,
  isApproved,
  type Promotion,
  type PromotionStep,
  promotionSchema,
  type StepName,
} from "./promotion.ts";
import { promotionStatusFacts } from "./promotion-status.ts";
import { promotionJobs } from "./promotion-jobs.ts";

interface Step {
  readonly step: StepName;
  readonly detail: string;
}
interface End {
  readonly outcome: string;
}

/** What belongs to each report of the worker that holds the promotion. */
interface Reports {
  gates_judged: { readonly gates: readonly Gate[] };
  step_started: Step;
  step_progressed: Step;
  step_finished: Step & { readonly generation?: number };
  succeeded: End;
  failed: End;
  errored: End;
  aborted: End;
  /** It stopped because a person wants the promotion to. */
  stopped: unknown;
  /** It stops without an end: another worker goes on. */
  released: unknown;
}
type ReportType = keyof Reports;

/** What a worker says of the promotion that it holds. */
export type PromotionReport = ExecutionEvent<Reports>;

/** What belongs to each event. */
export type PromotionEvents = {
  [Type in ReportType]: { readonly leaseId: string } & Reports[Type];
} & {
  approved: { readonly by: Actor; readonly comment?: string };
  /** Who gave them may give them no more. */
  approvals_lapsed: { readonly lost: ReadonlyMap<UserId, RightLoss> };
  abort_requested: { readonly by: Actor; readonly comment?: string };
  /** A worker begins, or goes on where one before it left off. */
  claimed: { readonly lease: LeaseClaim };
  worker_lost: unknown;
  /** The queue gave its job to one worker after another, and none of them came to an end. */
  attempts_used_up: unknown;
};
export type PromotionEventType = keyof PromotionEvents;

/** Everything that can happen to a promotion. */
export type PromotionEvent<Type extends PromotionEventType = PromotionEventType> = ExecutionEvent<
  PromotionEvents,
  Type
>;

type EndStatus = "succeeded" | "failed" | "errored" | "aborted";
type Running = Extract<Promotion, { status: "running" }>;
type Take<Type extends PromotionEventType, Taken extends Result<Promotion> = Result<Promotion>> = (
  promotion: Promotion,
  event: PromotionEvent<Type>,
  at: Date,
) => Taken;

const takes = {
  approved: approve,
  approvals_lapsed: lapse,
  abort_requested: requestAbort,
  claimed: claim,
  gates_judged: heard((promotion, { gates }: PromotionEvent<"gates_judged">) =>
    ok<Promotion>({ ...promotion, gates: [...gates] }),
  ),
  step_started: heard((promotion, { step, detail }: PromotionEvent<"step_started">, at) => {
    if (promotion.abort !== null)
      return refuse("stop_requested", abortedInWords(promotion, promotion.abort.by));
    return withStep(promotion, step, (before) => ({
      ...before,
      status: "running",
      // A resumed step keeps its first start.
      startedAt: before.startedAt ?? at,
      detail,
    }));
  }),
  step_progressed: heard((promotion, { step, detail }: PromotionEvent<"step_progressed">) =>
    withStep(promotion, step, (before) => ({ ...before, detail })),
  ),
  step_finished: heard((promotion, { step, detail, generation }: PromotionEvent<"step_finished">, at) =>
    withStep(promotion, step, (before) => ({
      ...before,
      status: "succeeded",
      finishedAt: at,
      detail,
      generation,
    })),
  ),
  succeeded: heard(end<"succeeded">),
  failed: heard(end<"failed">),
  errored: heard(end<"errored">),
  aborted: heard(end<"aborted">),
  stopped: heard((promotion, _: PromotionEvent<"stopped">, at) =>
    promotion.abort === null
      ? conflict(promotion, "was not asked to stop")
      : finish(promotion, "aborted", abortedInWords(promotion, promotion.abort.by), at),
  ),
  released: heard((promotion, _: PromotionEvent<"released">, at) => leaveAlone(promotion, at)),
  worker_lost: (promotion, _, at) =>
    promotion.status === "running" ? leaveAlone(promotion, at) : conflict(promotion, "has no worker to lose"),
  attempts_used_up: endUnattended,
} satisfies { readonly [Type in PromotionEventType]: Take<Type> };

/** Why each event may be refused. */
export type PromotionRefusals = RefusalsOf<typeof takes>;
type Outcome<Type extends PromotionEventType> = Result<Promotion, DomainError<PromotionRefusals[Type]>>;

/** The whole life of a promotion. Pure; refuses what its status does not allow.
 * @param at when it happens, by the database's clock */
export function transitionPromotion<Type extends PromotionEventType>(
  promotion: Promotion,
  event: PromotionEvent<Type>,
  at: Date,
): Outcome<Type> {
  const byType: { readonly [T in PromotionEventType]: Take<T, Outcome<T>> } = takes;
  return byType[event.type](promotion, event, at);
}

/** What the worker that holds the promotion says of it, and no other. */
function heard<Event extends { readonly leaseId: string }, Heard extends Result<Promotion>>(
  hear: (promotion: Running, event: Event, at: Date) => Heard,
) {
  return (promotion: Promotion, event: Event, at: Date) => {
    if (promotion.status !== "running") return conflict(promotion, "has no worker at it");
    if (promotion.lease?.id !== event.leaseId)
      return refuse("lease_lost", "Another worker speaks for this promotion.");
    return hear(promotion, event, at);
  };
}

function end<Status extends EndStatus>(
  promotion: Running,
  { type, outcome }: PromotionEvent<Status>,
  at: Date,
) {
  return finish(promotion, type, outcome, at);
}

function approve(promotion: Promotion, { by, comment }: PromotionEvent<"approved">, at: Date) {
  if (promotion.status !== "pending") return conflict(promotion, "is not approved any more");
  if (promotion.requestedBy.id === by.id)
    return refuse("self_approval", "The person who requested a promotion cannot approve it.", {
      remedy: "Ask another approver.",
    });
  if (standingOf(promotion.approvals).some((approval) => approval.by.id === by.id))
    return refuse("already_approved", "You approved this promotion already.", {
      remedy: "Another approver is needed.",
    });
  return ok<Promotion>({ ...promotion, approvals: [...promotion.approvals, { by, at, ...saying(comment) }] });
}

/** Whether its approvals still decide something: until a worker tells the cluster, and while none is at it. */
export function waitsOnApprovals(promotion: Promotion): boolean {
  return (
    promotion.status === "pending" ||
    (promotion.status === "running" && promotion.lease === null && !isApplied(promotion))
  );
}

function lapse(promotion: Promotion, { lost }: PromotionEvent<"approvals_lapsed">, at: Date) {
  if (!waitsOnApprovals(promotion)) return conflict(promotion, "loses no approvals any more");
  const lapsed = { ...promotion, approvals: withLapsed(promotion.approvals, lost, at) };
  if (isApproved(lapsed)) return ok<Promotion>(lapsed);
  const words = approvalsInWords(lapsed);
  const gates = lapsed.gates.map((gate) =>
    gate.id === "approval" ? { ...gate, state: "waiting" as const, words } : gate,
  );
  // Nothing was applied: it waits again, as at its request. Parsing strips what was true only while it ran.
  return ok(promotionSchema.parse({ ...lapsed, status: "pending", steps: initialSteps(), gates }));
}

function approvalsInWords({ approvals, approvalsRequired }: Promotion): string {
  return [
    `${standingOf(approvals).length} of ${approvalsRequired} approvals given.`,
    ...approvals.flatMap((approval) => lapseInWords(approval) ?? []),
  ].join(" ");
}

function requestAbort(promotion: Promotion, { by, comment }: PromotionEvent<"abort_requested">, at: Date) {
  const abort = { by, at, ...saying(comment) };
  if (promotion.status === "pending")
    return finish({ ...promotion, abort }, "aborted", `Aborted by ${by.name} before it started.`, at);
  if (promotion.status !== "running") return alreadyFinished(promotion);
  const asked = { ...promotion, abort: promotion.abort ?? abort };
  // Nobody is there to hear it.
  return asked.lease === null ? leaveAlone(asked, at) : ok<Promotion>(asked);
}

function claim(promotion: Promotion, { lease }: PromotionEvent<"claimed">, at: Date) {
  const held = { ...lease, since: at };
  if (promotion.status === "pending") {
    if (!isApproved(promotion)) return refuse("not_approved", approvalsInWords(promotion));
    return ok<Promotion>({ ...promotion, status: "running", startedAt: at, lease: held });
  }
  if (promotion.status !== "running") return alreadyFinished(promotion);
  if (promotion.lease !== null)
    return refuse("lease_held", `A worker is at this promotion: ${promotion.lease.worker}.`);
  return ok<Promotion>({ ...promotion, lease: held });
}

/** Without a worker it waits for the next one, at the step where it is; unless somebody wants it to stop. */
function leaveAlone(promotion: Running, at: Date) {
  return promotion.abort === null
    ? ok<Promotion>({ ...promotion, lease: null })
    : finish(promotion, "aborted", abortedInWords(promotion, promotion.abort.by), at);
}

function endUnattended(promotion: Promotion, _: PromotionEvent<"attempts_used_up">, at: Date) {
  if (promotion.status === "running" && promotion.lease !== null)
    return refuse("lease_held", `A worker is at this promotion: ${promotion.lease.worker}.`);
  const times = promotionJobs.execute.attemptsMax;
  return finish(
    promotion,
    "errored",
    `Worker lost: it was given to a worker ${times} times, and none of them came to its end. ${isApplied(promotion) ? "What was applied stays as it is." : "Nothing was applied."}`,
    at,
  );
}

function finish(promotion: Promotion, status: EndStatus, outcome: string, at: Date) {
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

function withStep(promotion: Running, name: StepName, change: (step: PromotionStep) => PromotionStep) {
  return ok<Promotion>({
    ...promotion,
    steps: promotion.steps.map((step) => (step.name === name ? change(step) : step)),
  });
}

function abortedInWords(promotion: Promotion, by: Actor): string {
  return isApplied(promotion)
    ? `Aborted by ${by.name}. What was applied before stays as it is.`
    : `Aborted by ${by.name} before anything was changed.`;
}

function alreadyFinished(promotion: Promotion) {
  return conflict(promotion, "has ended and does nothing more");
}

/** @param why as in "… it is not approved any more." */
function conflict({ status }: Promotion, why: string) {
  return refuse(
    "status_conflict",
    `The promotion's status is "${promotionStatusFacts[status].word}": it ${why}.`,
    {
      remedy: "Reload the page: the promotion has moved on.",
    },
  );
}
