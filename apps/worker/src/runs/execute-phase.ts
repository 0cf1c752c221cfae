import { randomUUID } from "node:crypto";
import { machinery } from "@greenroom/core/access";
import type { Run, RunEvent, RunId, RunPhase, TerraformContext } from "@greenroom/core/runs";
import { holdLease } from "../executions/hold-lease.ts";
import { untilHeard } from "../executions/until-heard.ts";
import { machineryFailure } from "./phase-failure.ts";
import { createRunLogWriter } from "./run-log-writer.ts";
import type { RunWorkerContext } from "./run-worker-context.ts";

type Ending<Type extends RunEvent["type"]> = Omit<Extract<RunEvent, { type: Type }>, "leaseId">;

/** What remains to be said of a run once its work is done; the lease is added. */
export type PhaseEnd =
  | Ending<"plan_finished">
  | Ending<"apply_finished">
  | Ending<"stopped">
  | Ending<"failed">;

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
  const lease = { id: randomUUID(), worker: context.workerName };
  const claimed = await context.runs.change(runId, { type: `${phase}_started`, lease }, machinery);
  if (!claimed.ok) {
    context.log.info({ runId, phase, reason: claimed.error.code }, "run not claimed");
    return;
  }
  const startedAtMs = performance.now();
  const status = await workUnderLease(context, phase, claimed.value, lease.id, stopping, work);
  const { environment } = claimed.value.workspace;
  context.observePhase(phase, environment, status ?? "lost", (performance.now() - startedAtMs) / 1000);
}

/** @returns the status in which the phase left the run; null when the lease was lost meanwhile */
async function workUnderLease(
  context: RunWorkerContext,
  phase: RunPhase,
  run: Run,
  leaseId: string,
  stopping: AbortSignal,
  work: PhaseWork,
): Promise<Run["status"] | null> {
  const lease = holdLease(context.runs, run.id, leaseId, stopping);
  const log = createRunLogWriter(context, run.id, phase, (error) =>
    context.log.error({ err: error, runId: run.id, phase }, "log chunk lost"),
  );
  try {
    const end = await attempt(context, phase, run, leaseId, work, { log: log.write, signal: lease.signal });
    await log.end();
    const recorded = await untilHeard(() => context.runs.change(run.id, { ...end, leaseId }, machinery));
    if (recorded.ok) return recorded.value.status;
    context.log.warn({ runId: run.id, reason: recorded.error.code }, "outcome refused");
    return null;
  } finally {
    lease.release();
  }
}

async function attempt(
  { stateVersions, log }: RunWorkerContext,
  phase: RunPhase,
  run: Run,
  leaseId: string,
  work: PhaseWork,
  execution: Pick<TerraformContext, "log" | "signal">,
): Promise<PhaseEnd> {
  try {
    const secret = await stateVersions.issueCredential(run.id, leaseId);
    if (secret === null) return { type: "stopped", forced: false };
    const credential = { runId: run.id, secret };
    return await work(run, { workspace: run.workspace, credential, ...execution });
  } catch (error) {
    log.error({ err: error, runId: run.id, phase }, "run broke");
    return { type: "failed", failure: machineryFailure(phase, error) };
  }
}
