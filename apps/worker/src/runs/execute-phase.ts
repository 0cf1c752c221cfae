import { randomUUID } from "node:crypto";
import { assertNever } from "@greenroom/core/result";
import {
  dispatchRuns,
  isFinal,
  type Lease,
  type Run,
  type RunEvent,
  type RunFailure,
  type RunId,
  type RunPhase,
  type TerraformContext,
  type TerraformStop,
  transition,
} from "@greenroom/core/runs";
import { holdLease } from "./run-lease.ts";
import { createRunLogWriter } from "./run-log-writer.ts";
import type { RunWorkerContext } from "./run-worker-context.ts";

/** What remains to be said of a run once its work is done; the lease and the time are added. */
export type PhaseEnd =
  | { readonly type: "plan_finished"; readonly plan: Extract<RunEvent, { type: "plan_finished" }>["plan"] }
  | {
      readonly type: "apply_finished";
      readonly applied: Extract<RunEvent, { type: "apply_finished" }>["applied"];
    }
  | { readonly type: "stopped"; readonly forced: boolean }
  | { readonly type: "failed"; readonly failure: RunFailure };

export type PhaseWork = (
  run: Run,
  context: Omit<TerraformContext, "configuration" | "sensitive">,
) => Promise<PhaseEnd>;

/** Claims the run for a phase, works, records the outcome. Does nothing when the run is not where the phase begins:
 * then another worker has it, or a person has decided otherwise. */
export async function executePhase(
  context: RunWorkerContext,
  phase: RunPhase,
  runId: RunId,
  stopping: AbortSignal,
  work: PhaseWork,
): Promise<void> {
  const leaseId = randomUUID();
  const start = phase === "plan" ? "plan_started" : "apply_started";
  const claimed = await context.runs.update(
    runId,
    (run, at) => {
      const lease: Lease = { id: leaseId, worker: context.worker, since: at };
      return transition(run, { type: start, at, lease });
    },
    { event: start, by: null },
  );
  if (!claimed.ok) {
    context.log.info({ runId, phase, reason: claimed.error.code }, "run not claimed");
    return;
  }
  const startedAtMs = performance.now();
  await context.live.notify({ topic: "runs", key: runId });
  const end = await workUnderLease(context, phase, claimed.value, leaseId, stopping, work);
  const ended = await record(context, runId, leaseId, end);
  context.observePhase(
    phase,
    claimed.value.workspace.environment,
    ended?.status ?? "lost",
    (performance.now() - startedAtMs) / 1000,
  );
  await context.live.notify({ topic: "runs", key: runId });
  await dispatchRuns(context);
}

async function workUnderLease(
  context: RunWorkerContext,
  phase: RunPhase,
  run: Run,
  leaseId: string,
  stopping: AbortSignal,
  work: PhaseWork,
): Promise<PhaseEnd> {
  const lease = holdLease(context.runs, run.id, leaseId, stopping);
  const log = createRunLogWriter(context, run.id, phase, (error) =>
    context.log.error({ err: error, runId: run.id, phase }, "log chunk lost"),
  );
  try {
    const secret = await context.stateVersions.issueCredential(run.id, run.workspace);
    return await work(run, {
      workspace: run.workspace,
      credential: { runId: run.id, secret },
      log: log.write,
      signal: lease.signal,
    });
  } catch (error) {
    context.log.error({ err: error, runId: run.id, phase }, "run broke");
    return { type: "failed", failure: machineryFailure(phase, error) };
  } finally {
    await log.end();
    lease.release();
    const left = await context.stateVersions.revoke(run.id);
    if (left !== null)
      context.log.warn({ runId: run.id, lockId: left.info.ID }, "released a lock left behind");
  }
}

async function record(
  context: RunWorkerContext,
  runId: RunId,
  leaseId: string,
  end: PhaseEnd,
): Promise<Run | null> {
  const recorded = await context.runs.update(
    runId,
    (run, at) => transition(run, { ...stoppedByWhom(run, end), at, leaseId }),
    { event: end.type, by: null },
  );
  if (!recorded.ok) {
    context.log.warn({ runId, reason: recorded.error.code }, "outcome refused");
    return null;
  }
  if (isFinal(recorded.value.status)) await context.runs.dropPlanFile(runId);
  return recorded.value;
}

/** An interrupt that nobody asked for came from the worker's own end. */
function stoppedByWhom(run: Run, end: PhaseEnd): PhaseEnd {
  if (end.type !== "stopped" || !("cancel" in run) || run.cancel !== null) return end;
  return {
    type: "failed",
    failure: {
      code: "machinery",
      phase: run.status === "planning" ? "plan" : "apply",
      message: "The worker was stopped while Terraform ran; Terraform was interrupted.",
      remedy: "Start a new plan: it shows what is left to do.",
    },
  };
}

export function failureOf(phase: RunPhase, stop: Extract<TerraformStop, { outcome: "failed" }>): RunFailure {
  const { message } = stop;
  switch (stop.code) {
    case "stale":
      return {
        code: "plan_stale",
        phase,
        message: "The state has changed since the plan, so the plan was not applied.",
        remedy: "Start a new plan and have that one approved.",
      };
    case "altered":
      return {
        code: "plan_altered",
        phase,
        message,
        remedy: "Nothing was applied. Find out who changed the stored plan, then start a new one.",
      };
    case "failed":
      return phase === "plan"
        ? { code: "plan_failed", phase, message, remedy: "Correct what the log names and start a new plan." }
        : {
            code: "apply_failed",
            phase,
            message,
            remedy: "Some changes may have been made. A new plan shows what is left to do.",
          };
    case "state_key_mismatch":
      return { code: "state_key_mismatch", phase, message, remedy: `Nothing was applied. ${stop.remedy}` };
    default:
      return assertNever(stop);
  }
}

function machineryFailure(phase: RunPhase, error: unknown): RunFailure {
  // The cause is for the operator's log: its text may hold what people should not read.
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  return {
    code: "machinery",
    phase,
    message: isMissing
      ? "Terraform could not be started: the program or its configuration is not there yet."
      : "The worker could not finish this phase.",
    remedy: isMissing
      ? "Wait until the tools are prepared, or set TF_BINARY, then start a new plan."
      : "Look for this run's id in the worker's log, then start a new plan.",
  };
}
