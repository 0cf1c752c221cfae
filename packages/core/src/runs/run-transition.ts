import type { Actor } from "../access/index.ts";
import type { LeaseClaim } from "../executions/index.ts";
import { assertNever, ok, type Result } from "../result/index.ts";
import type { ChangeCounts, PlanRecord, Run, RunFailure, RunIn, RunState } from "./run.ts";
import { approvalsOf, planOf } from "./run.ts";
import { type RunError, runError } from "./run-error.ts";
import { neverStarted, workerLost, workerStopped } from "./run-failures.ts";
import { runStatusFacts } from "./run-status.ts";
import { stateNotSaved } from "./state-not-saved.ts";

/** What can happen to a run. What a worker says names its lease. */
export type RunEvent =
  | { readonly type: "turn_came" }
  | { readonly type: "plan_started"; readonly lease: LeaseClaim }
  | { readonly type: "plan_finished"; readonly leaseId: string; readonly plan: PlanRecord }
  | {
      readonly type: "approved";
      readonly by: Actor;
      readonly planDigest: string;
      readonly approvalsRequired: number;
    }
  | { readonly type: "apply_started"; readonly lease: LeaseClaim }
  | { readonly type: "apply_finished"; readonly leaseId: string; readonly applied: ChangeCounts | null }
  | { readonly type: "discarded"; readonly by: Actor; readonly reason: string }
  | { readonly type: "cancel_requested"; readonly by: Actor }
  /** Terraform was interrupted, by a person's wish or because its worker stops. */
  | { readonly type: "stopped"; readonly leaseId: string; readonly forced: boolean }
  | { readonly type: "failed"; readonly leaseId: string; readonly failure: RunFailure }
  | { readonly type: "worker_lost" }
  /** A state that could not be stored was found in a folder. */
  | { readonly type: "state_kept"; readonly kept: NonNullable<RunFailure["kept"]> }
  /** The queue gave its job to one worker after another, and none of them began. */
  | { readonly type: "attempts_used_up" };

export type RunEventType = RunEvent["type"];
type Event<Type extends RunEventType> = Extract<RunEvent, { type: Type }>;
type Outcome = Result<Run, RunError>;

/** The whole life of a run. Pure; refuses what its status does not allow.
 * @param at when it happens, by the database's clock */
export function transitionRun(run: Run, event: RunEvent, at: Date): Outcome {
  switch (event.type) {
    case "turn_came":
      return run.status === "pending" ? moved(run, at, { status: "plan_queued" }) : conflict(run, event);
    case "plan_started":
      return run.status === "plan_queued"
        ? moved(run, at, { status: "planning", lease: { ...event.lease, since: at }, cancel: null })
        : conflict(run, event);
    case "plan_finished":
      return finishPlan(run, event, at);
    case "approved":
      return approve(run, event, at);
    case "apply_started":
      return run.status === "apply_queued"
        ? moved(run, at, {
            status: "applying",
            plan: run.plan,
            approvals: run.approvals,
            lease: { ...event.lease, since: at },
            cancel: null,
          })
        : conflict(run, event);
    case "apply_finished":
      if (run.status !== "applying") return conflict(run, event);
      if (run.lease.id !== event.leaseId) return leaseLost();
      return moved(run, at, {
        status: "applied",
        plan: run.plan,
        approvals: run.approvals,
        applied: event.applied,
      });
    case "discarded":
      return run.status === "planned"
        ? moved(run, at, {
            status: "discarded",
            plan: run.plan,
            approvals: run.approvals,
            by: event.by,
            reason: event.reason,
          })
        : conflict(run, event);
    case "cancel_requested":
      return requestCancel(run, event, at);
    case "stopped":
      return stop(run, event, at);
    case "failed":
      if (!("lease" in run)) return conflict(run, event);
      return run.lease.id === event.leaseId ? failed(run, at, event.failure) : leaseLost();
    case "worker_lost":
      return "lease" in run ? failed(run, at, workerLost(phaseOf(run), run.lease)) : conflict(run, event);
    case "state_kept": {
      if (run.status !== "errored" || run.failure.kept) return conflict(run, event);
      const { phase, message } = run.failure;
      return ok({ ...run, failure: stateNotSaved(run.workspace, phase, event.kept, message) });
    }
    case "attempts_used_up": {
      const { queued } = runStatusFacts[run.status];
      return queued === null ? conflict(run, event) : failed(run, at, neverStarted(queued));
    }
    default:
      return assertNever(event);
  }
}

function finishPlan(run: Run, event: Event<"plan_finished">, at: Date): Outcome {
  if (run.status !== "planning") return conflict(run, event);
  if (run.lease.id !== event.leaseId) return leaseLost();
  const { create, update, replace, delete: destroy } = event.plan.counts;
  return create + update + replace + destroy === 0
    ? moved(run, at, { status: "planned_and_finished", plan: event.plan })
    : moved(run, at, { status: "planned", plan: event.plan, approvals: [] });
}

function approve(run: Run, event: Event<"approved">, at: Date): Outcome {
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
  const approvals = [...run.approvals, { by: event.by, planDigest: event.planDigest, at }];
  if (approvals.length < event.approvalsRequired) return ok({ ...run, approvals });
  return moved(run, at, { status: "apply_queued", plan: run.plan, approvals });
}

function requestCancel(run: Run, event: Event<"cancel_requested">, at: Date): Outcome {
  switch (run.status) {
    case "pending":
    case "plan_queued":
    case "apply_queued":
      return moved(run, at, {
        status: "canceled",
        plan: planOf(run),
        approvals: [...approvalsOf(run)],
        by: event.by,
      });
    case "planning":
    case "applying":
      // The worker interrupts the process; only then is the run over.
      return ok({ ...run, cancel: run.cancel ?? { by: event.by, at } });
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

function stop(run: Run, event: Event<"stopped">, at: Date): Outcome {
  if (!("lease" in run)) return conflict(run, event);
  if (run.lease.id !== event.leaseId) return leaseLost();
  if (run.cancel === null) return failed(run, at, workerStopped(phaseOf(run)));
  return moved(run, at, {
    status: event.forced ? "force_canceled" : "canceled",
    plan: planOf(run),
    approvals: [...approvalsOf(run)],
    by: run.cancel.by,
  });
}

function failed(run: Run, at: Date, failure: RunFailure): Outcome {
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

function moved<Status extends RunState["status"]>(
  run: Run,
  at: Date,
  state: Extract<RunState, { status: Status }>,
): Outcome {
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
