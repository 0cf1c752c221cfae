import { assertNever, ok, type Result } from "../result/index.ts";
import type { ChangeCounts, Lease, Person, PlanRecord, Run, RunFailure, RunIn, RunState } from "./run.ts";
import { approvalsOf, planOf } from "./run.ts";
import { type RunError, runError } from "./run-error.ts";
import { stateNotSaved } from "./state-not-saved.ts";

/** What can happen to a run. `at` comes from the database's clock. */
export type RunEvent = { readonly at: Date } & (
  | { readonly type: "turn_came" }
  | { readonly type: "plan_started"; readonly lease: Lease }
  | { readonly type: "plan_finished"; readonly leaseId: string; readonly plan: PlanRecord }
  | {
      readonly type: "approved";
      readonly by: Person;
      readonly planDigest: string;
      readonly approvalsRequired: number;
    }
  | { readonly type: "apply_enqueued" }
  | { readonly type: "apply_started"; readonly lease: Lease }
  | { readonly type: "apply_finished"; readonly leaseId: string; readonly applied: ChangeCounts | null }
  | { readonly type: "discarded"; readonly by: Person; readonly reason: string }
  | { readonly type: "cancel_requested"; readonly by: Person }
  | { readonly type: "stopped"; readonly leaseId: string; readonly forced: boolean }
  | { readonly type: "failed"; readonly leaseId: string; readonly failure: RunFailure }
  | { readonly type: "worker_lost" }
  | { readonly type: "state_kept"; readonly kept: NonNullable<RunFailure["kept"]> }
);

export type RunEventType = RunEvent["type"];

/** The whole life of a run. Pure; refuses what its status does not allow. */
export function transition(run: Run, event: RunEvent): Result<Run, RunError> {
  switch (event.type) {
    case "turn_came":
      return run.status === "pending"
        ? moved(run, event.at, { status: "plan_queued" })
        : conflict(run, event);
    case "plan_started":
      return run.status === "plan_queued"
        ? moved(run, event.at, { status: "planning", lease: event.lease, cancel: null })
        : conflict(run, event);
    case "plan_finished":
      return finishPlan(run, event);
    case "approved":
      return approve(run, event);
    case "apply_enqueued":
      return run.status === "confirmed"
        ? moved(run, event.at, { status: "apply_queued", plan: run.plan, approvals: run.approvals })
        : conflict(run, event);
    case "apply_started":
      return run.status === "confirmed" || run.status === "apply_queued"
        ? moved(run, event.at, {
            status: "applying",
            plan: run.plan,
            approvals: run.approvals,
            lease: event.lease,
            cancel: null,
          })
        : conflict(run, event);
    case "apply_finished":
      if (run.status !== "applying") return conflict(run, event);
      if (run.lease.id !== event.leaseId) return leaseLost();
      return moved(run, event.at, {
        status: "applied",
        plan: run.plan,
        approvals: run.approvals,
        applied: event.applied,
      });
    case "discarded":
      return run.status === "planned"
        ? moved(run, event.at, {
            status: "discarded",
            plan: run.plan,
            approvals: run.approvals,
            by: event.by,
            reason: event.reason,
          })
        : conflict(run, event);
    case "cancel_requested":
      return requestCancel(run, event);
    case "stopped":
      return stop(run, event);
    case "failed":
      if (!("lease" in run)) return conflict(run, event);
      if (run.lease.id !== event.leaseId) return leaseLost();
      return moved(run, event.at, {
        status: "errored",
        plan: planOf(run),
        approvals: [...approvalsOf(run)],
        failure: event.failure,
      });
    case "worker_lost":
      return loseWorker(run, event);
    case "state_kept": {
      if (run.status !== "errored" || run.failure.kept) return conflict(run, event);
      const { phase, message } = run.failure;
      return ok({ ...run, failure: stateNotSaved(run.workspace, phase, event.kept, message) });
    }
    default:
      return assertNever(event);
  }
}

type Event<Type extends RunEventType> = Extract<RunEvent, { type: Type }>;

function finishPlan(run: Run, event: Event<"plan_finished">): Result<Run, RunError> {
  if (run.status !== "planning") return conflict(run, event);
  if (run.lease.id !== event.leaseId) return leaseLost();
  const { create, update, replace, delete: destroy } = event.plan.counts;
  return create + update + replace + destroy === 0
    ? moved(run, event.at, { status: "planned_and_finished", plan: event.plan })
    : moved(run, event.at, { status: "planned", plan: event.plan, approvals: [] });
}

function approve(run: Run, event: Event<"approved">): Result<Run, RunError> {
  if (run.status !== "planned") return conflict(run, event);
  if (event.planDigest !== run.plan.digest)
    return runError("plan_digest_mismatch", "The plan that was approved is not the plan of this run.", {
      field: "planDigest",
      remedy: "Reload the page, read the plan again and decide on that one.",
    });
  if (event.approvalsRequired > 0 && event.by.id === run.requestedBy.id)
    return runError("self_approval", "Whoever asked for a run cannot approve it.", {
      remedy: "Ask another approver.",
    });
  if (run.approvals.some((approval) => approval.by.id === event.by.id))
    return runError("already_approved", "You have approved this plan already.", {
      remedy: "Another approver is needed.",
    });
  const approvals = [...run.approvals, { by: event.by, planDigest: event.planDigest, at: event.at }];
  if (approvals.length < event.approvalsRequired) return ok({ ...run, approvals });
  return moved(run, event.at, { status: "confirmed", plan: run.plan, approvals });
}

function requestCancel(run: Run, event: Event<"cancel_requested">): Result<Run, RunError> {
  switch (run.status) {
    case "pending":
    case "plan_queued":
    case "confirmed":
    case "apply_queued":
      return moved(run, event.at, {
        status: "canceled",
        plan: planOf(run),
        approvals: [...approvalsOf(run)],
        by: event.by,
      });
    case "planning":
    case "applying":
      // The worker interrupts the process; only then is the run over.
      return ok({ ...run, cancel: run.cancel ?? { by: event.by, at: event.at } });
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

function stop(run: Run, event: Event<"stopped">): Result<Run, RunError> {
  if (run.status !== "planning" && run.status !== "applying") return conflict(run, event);
  if (run.lease.id !== event.leaseId) return leaseLost();
  if (run.cancel === null) return conflict(run, event);
  return moved(run, event.at, {
    status: event.forced ? "force_canceled" : "canceled",
    plan: planOf(run),
    approvals: [...approvalsOf(run)],
    by: run.cancel.by,
  });
}

function loseWorker(run: Run, event: Event<"worker_lost">): Result<Run, RunError> {
  if (run.status !== "planning" && run.status !== "applying") return conflict(run, event);
  const phase = run.status === "planning" ? "plan" : "apply";
  return moved(run, event.at, {
    status: "errored",
    plan: planOf(run),
    approvals: [...approvalsOf(run)],
    failure: {
      code: "worker_lost",
      phase,
      message: `worker lost: ${run.lease.worker} was not heard from for 30 seconds.`,
      remedy:
        phase === "plan"
          ? "Nothing was changed. Start a new plan."
          : "Some changes may have been made. A new plan shows what is left; nothing is applied again by itself.",
    },
  });
}

function moved<Status extends RunState["status"]>(
  run: Run,
  at: Date,
  state: Extract<RunState, { status: Status }>,
): Result<Run, RunError> {
  const { id, workspace, message, requestedBy, requestedAt } = run;
  const next = { id, workspace, message, requestedBy, requestedAt, statusSince: at, ...state };
  return ok(next as unknown as RunIn<Status>);
}

function conflict(run: Run, event: RunEvent): Result<never, RunError> {
  return runError("run_status_conflict", `A run that is ${run.status} cannot take "${event.type}".`, {
    remedy: "Reload the page: the run has moved on.",
  });
}

function leaseLost(): Result<never, RunError> {
  return runError("run_lease_lost", "Another worker speaks for this run, or it has been given up.");
}
