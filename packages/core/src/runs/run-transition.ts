import type { Actor, RightLoss, UserId } from "../access/index.ts";
import {
  type ExecutionEvent,
  type LeaseClaim,
  type RefusalsOf,
  refuse,
  saying,
  standingOf,
  withLapsed,
} from "../executions/index.ts";
import { assertNever, type DomainError, ok, type Result } from "../result/index.ts";
import type { ChangeCounts, PlanRecord, Run, RunFailure, RunIn, RunState } from "./run.ts";
import { approvalsOf, planOf } from "./run.ts";
import { neverStarted, workerLost, workerStopped } from "./run-failures.ts";
import { runStatusFacts } from "./run-status.ts";
import { stateNotSaved } from "./state-not-saved.ts";

/** What belongs to each event. What a worker says names its lease. */
export interface RunEvents {
  turn_came: unknown;
  plan_started: { readonly lease: LeaseClaim };
  plan_finished: { readonly leaseId: string; readonly plan: PlanRecord };
  approved: {
    readonly by: Actor;
    readonly planDigest: string;
    readonly approvalsRequired: number;
    readonly comment?: string;
  };
  /** Who gave them may give them no more. */
  approvals_lapsed: { readonly lost: ReadonlyMap<UserId, RightLoss> };
  apply_started: { readonly lease: LeaseClaim };
  apply_finished: { readonly leaseId: string; readonly applied: ChangeCounts | null };
  discarded: { readonly by: Actor; readonly reason: string };
  cancel_requested: { readonly by: Actor; readonly comment?: string };
  /** Terraform was interrupted, by a person's wish or because its worker stops. */
  stopped: { readonly leaseId: string; readonly forced: boolean };
  failed: { readonly leaseId: string; readonly failure: RunFailure };
  worker_lost: unknown;
  /** A state that could not be stored was found in a folder. */
  state_kept: { readonly kept: NonNullable<RunFailure["kept"]> };
  /** The queue gave its job to one worker after another, and none of them began. */
  attempts_used_up: unknown;
}

/** What can happen to a run. */
export type RunEvent<Type extends RunEventType = RunEventType> = ExecutionEvent<RunEvents, Type>;
export type RunEventType = keyof RunEvents;

const takes = {
  turn_came: (run, event, at) =>
    run.status === "pending" ? moved(run, at, { status: "plan_queued" }) : conflict(run, event),
  plan_started: (run, event, at) =>
    run.status === "plan_queued"
      ? moved(run, at, { status: "planning", lease: { ...event.lease, since: at }, cancel: null })
      : conflict(run, event),
  plan_finished: finishPlan,
  approved: approve,
  approvals_lapsed: lapse,
  apply_started: (run, event, at) =>
    run.status === "apply_queued"
      ? moved(run, at, {
          status: "applying",
          plan: run.plan,
          approvals: run.approvals,
          lease: { ...event.lease, since: at },
          cancel: null,
        })
      : conflict(run, event),
  apply_finished: (run, event, at) => {
    if (run.status !== "applying") return conflict(run, event);
    if (run.lease.id !== event.leaseId) return leaseLost();
    return moved(run, at, {
      status: "applied",
      plan: run.plan,
      approvals: run.approvals,
      applied: event.applied,
    });
  },
  discarded: (run, event, at) =>
    run.status === "planned"
      ? moved(run, at, {
          status: "discarded",
          plan: run.plan,
          approvals: run.approvals,
          by: event.by,
          reason: event.reason,
        })
      : conflict(run, event),
  cancel_requested: requestCancel,
  stopped: stop,
  failed: (run, event, at) => {
    if (!("lease" in run)) return conflict(run, event);
    return run.lease.id === event.leaseId ? failed(run, at, event.failure) : leaseLost();
  },
  worker_lost: (run, event, at) =>
    "lease" in run ? failed(run, at, workerLost(phaseOf(run), run.lease)) : conflict(run, event),
  state_kept: (run, event) => {
    if (run.status !== "errored" || run.failure.kept) return conflict(run, event);
    const { phase, message } = run.failure;
    return ok({ ...run, failure: stateNotSaved(run.workspace, phase, event.kept, message) });
  },
  attempts_used_up: (run, event, at) => {
    const { queued } = runStatusFacts[run.status];
    return queued === null ? conflict(run, event) : failed(run, at, neverStarted(queued));
  },
} satisfies { readonly [Type in RunEventType]: (run: Run, event: RunEvent<Type>, at: Date) => Result<Run> };

/** Why each event may be refused. */
export type RunRefusals = RefusalsOf<typeof takes>;
type Outcome<Type extends RunEventType> = Result<Run, DomainError<RunRefusals[Type]>>;

/** The whole life of a run. Pure; refuses what its status does not allow.
 * @param at when it happens, by the database's clock */
export function transitionRun<Type extends RunEventType>(
  run: Run,
  event: RunEvent<Type>,
  at: Date,
): Outcome<Type> {
  const byType: { readonly [T in RunEventType]: (run: Run, event: RunEvent<T>, at: Date) => Outcome<T> } =
    takes;
  return byType[event.type](run, event, at);
}

function finishPlan(run: Run, event: RunEvent<"plan_finished">, at: Date) {
  if (run.status !== "planning") return conflict(run, event);
  if (run.lease.id !== event.leaseId) return leaseLost();
  const { create, update, replace, delete: destroy } = event.plan.counts;
  return create + update + replace + destroy === 0
    ? moved(run, at, { status: "planned_and_finished", plan: event.plan })
    : moved(run, at, { status: "planned", plan: event.plan, approvals: [] });
}

function approve(run: Run, event: RunEvent<"approved">, at: Date) {
  if (run.status !== "planned") return conflict(run, event);
  if (event.planDigest !== run.plan.digest)
    return refuse("plan_digest_mismatch", "The plan that was approved is not the plan of this run.", {
      field: "planDigest",
      remedy: "Reload the page, read the plan again and decide on that one.",
    });
  if (event.approvalsRequired > 0 && event.by.id === run.requestedBy.id)
    return refuse("self_approval", "Whoever asked for a run cannot approve it.", {
      remedy: "Ask another approver.",
    });
  if (standingOf(run.approvals).some((approval) => approval.by.id === event.by.id))
    return refuse("already_approved", "You have approved this plan already.", {
      remedy: "Another approver is needed.",
    });
  const approvals = [
    ...run.approvals,
    { by: event.by, planDigest: event.planDigest, at, ...saying(event.comment) },
  ];
  if (standingOf(approvals).length < event.approvalsRequired) return ok({ ...run, approvals });
  return moved(run, at, { status: "apply_queued", plan: run.plan, approvals });
}

function lapse(run: Run, event: RunEvent<"approvals_lapsed">, at: Date) {
  if (run.status !== "planned" && run.status !== "apply_queued") return conflict(run, event);
  const approvals = withLapsed(run.approvals, event.lost, at);
  if (standingOf(approvals).length === standingOf(run.approvals).length) return conflict(run, event);
  // It left `planned` with the last approval that was missing, so none is to spare.
  return run.status === "planned"
    ? ok({ ...run, approvals })
    : moved(run, at, { status: "planned", plan: run.plan, approvals });
}

function requestCancel(run: Run, event: RunEvent<"cancel_requested">, at: Date) {
  switch (run.status) {
    case "pending":
    case "plan_queued":
    case "apply_queued":
      return moved(run, at, {
        status: "canceled",
        plan: planOf(run),
        approvals: [...approvalsOf(run)],
        by: event.by,
        ...because(event.comment),
      });
    case "planning":
    case "applying":
      // The worker interrupts the process; only then is the run over.
      return ok({ ...run, cancel: run.cancel ?? { by: event.by, at, ...saying(event.comment) } });
    case "planned":
    case "planned_and_finished":
    case "applied":
    case "discarded":
    case "canceled":
    case "force_canceled":
    case "errored":
      return conflict(run, event);
    default:
      return assertNever(run);
  }
}

function stop(run: Run, event: RunEvent<"stopped">, at: Date) {
  if (!("lease" in run)) return conflict(run, event);
  if (run.lease.id !== event.leaseId) return leaseLost();
  if (run.cancel === null) return failed(run, at, workerStopped(phaseOf(run)));
  return moved(run, at, {
    status: event.forced ? "force_canceled" : "canceled",
    plan: planOf(run),
    approvals: [...approvalsOf(run)],
    by: run.cancel.by,
    ...because(run.cancel.comment),
  });
}

/** What was said with a cancel is why the run ended. */
function because(comment: string | undefined): { readonly reason?: string } {
  return comment ? { reason: comment } : {};
}

function failed(run: Run, at: Date, failure: RunFailure) {
  return moved(run, at, {
    status: "errored",
    plan: planOf(run),
    approvals: [...approvalsOf(run)],
    failure,
  });
}

function phaseOf(run: RunIn<"planning" | "applying">) {
  return runStatusFacts[run.status].executing;
}

function moved(run: Run, at: Date, state: RunState): Result<Run, never> {
  const { id, workspace, message, requestedBy, requestedAt } = run;
  return ok({ id, workspace, message, requestedBy, requestedAt, statusSince: at, ...state });
}

/** What a run would do by each event. */
const inWords = {
  turn_came: "have its turn",
  plan_started: "begin its plan",
  plan_finished: "finish its plan",
  approved: "be approved",
  approvals_lapsed: "lose an approval",
  apply_started: "begin its apply",
  apply_finished: "finish its apply",
  discarded: "be discarded",
  cancel_requested: "be canceled",
  stopped: "be stopped",
  failed: "fail",
  worker_lost: "lose its worker",
  state_kept: "name a state that was kept",
  attempts_used_up: "be given up for want of a worker",
} as const satisfies Record<RunEventType, string>;

function conflict(run: Run, event: RunEvent) {
  const { word } = runStatusFacts[run.status];
  return refuse("status_conflict", `The run's status is "${word}": it cannot ${inWords[event.type]}.`, {
    remedy: "Reload the page: the run has moved on.",
  });
}

function leaseLost() {
  return refuse("lease_lost", "Another worker speaks for this run, or it has been given up.");
}
