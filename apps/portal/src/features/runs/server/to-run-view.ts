import "server-only";
import type { Viewer } from "@greenroom/core/access";
import { lapseInWords } from "@greenroom/core/executions";
import { ok, type Result } from "@greenroom/core/result";
import {
  approvalsOf,
  approvalsRequired,
  planOf,
  type PlanSummary,
  type Run,
  runDecisions,
  type RunStep,
  visibleFailure,
  waitsForWorker,
} from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { RunDetailView, RunView } from "../run-view.ts";

/** @param workersWaitFor what keeps every worker from taking a run on */
export function toRunView(run: Run, workersWaitFor: string | null): RunView {
  return {
    id: run.id,
    environment: run.workspace.environment,
    layer: run.workspace.layer,
    status: run.status,
    message: run.message,
    requestedBy: run.requestedBy.name,
    requestedAt: run.requestedAt.toISOString(),
    statusSince: run.statusSince.toISOString(),
    counts: planOf(run)?.counts ?? null,
    heldBack: waitsForWorker(run.status) ? workersWaitFor : null,
  };
}

/** What came of a command. */
export async function asRunView<Failure>(decided: Result<Run, Failure>): Promise<Result<RunView, Failure>> {
  if (!decided.ok) return decided;
  return ok(toRunView(decided.value, await portal().workerReadiness.waitsFor()));
}

export function toRunDetailView(
  run: Run,
  viewer: Viewer,
  facts: {
    readonly summary: PlanSummary | null;
    readonly steps: readonly RunStep[];
    readonly waitsFor: string | null;
    readonly workersWaitFor: string | null;
  },
): RunDetailView {
  const reached = new Set(facts.steps.map(({ status }) => status));
  return {
    ...toRunView(run, facts.workersWaitFor),
    plan: planOf(run),
    summary: facts.summary,
    approvals: approvalsOf(run).map((approval) => ({
      by: approval.by.name,
      at: approval.at.toISOString(),
      comment: approval.comment ?? null,
      lapsed: lapseInWords(approval),
    })),
    failure: run.status === "errored" ? visibleFailure(run, viewer) : null,
    applied: run.status === "applied" ? run.applied : null,
    cancelRequestedBy: "cancel" in run ? (run.cancel?.by.name ?? null) : null,
    endedBy: "by" in run ? run.by.name : null,
    reason: "reason" in run ? run.reason || null : null,
    steps: facts.steps.map(({ at, event, status, by }) => ({
      at: at.toISOString(),
      event,
      status,
      by: by?.name ?? null,
    })),
    waitsFor: facts.waitsFor,
    decisions: runDecisions(run, viewer, approvalsRequired(portal().environments, run)),
    phases: [
      ...(reached.has("planning") ? (["plan"] as const) : []),
      ...(reached.has("applying") ? (["apply"] as const) : []),
    ],
  };
}
