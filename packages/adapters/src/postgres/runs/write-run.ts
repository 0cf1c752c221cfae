import type { Cause } from "@greenroom/core/access";
import { approvalsOf, isFinal, type Run, type RunEventType } from "@greenroom/core/runs";
import { createLiveNotifier } from "../../live/index.ts";
import type { DatabaseTransaction } from "../database.ts";
import { type JobOutbox, type Lapse, lapseFacts } from "../executions/index.ts";
import { appendRecord } from "../record/index.ts";
import { endCredentials } from "./state-credentials.ts";
import { leaseIdOf, toColumns } from "./run-row.ts";

export interface RunChange {
  readonly before: Run;
  readonly after: Run;
  /** What of it is written down. */
  readonly event: {
    readonly type: RunEventType;
    readonly reason?: string;
    readonly comment?: string;
  } & Lapse;
  readonly cause: Cause;
  readonly at: Date;
}

/** Writes a change of a locked run, and all that goes with it. */
export async function writeRun(
  transaction: DatabaseTransaction,
  { before, after, event, cause, at }: RunChange,
  outbox: JobOutbox<Run>,
): Promise<void> {
  const { id } = after;
  const isNewLease = leaseIdOf(after) !== leaseIdOf(before);
  await transaction.run.update({
    where: { id },
    // A lease's first heartbeat is its claim.
    data: { ...toColumns(after), ...(isNewLease ? { heartbeatAt: leaseIdOf(after) && at } : {}) },
  });
  await transaction.runStep.create({
    data: {
      runId: id,
      at,
      event: event.type,
      status: after.status,
      byId: cause.actor?.id ?? null,
      byName: cause.actor?.name ?? null,
    },
  });
  await appendRecord(transaction, {
    cause,
    action: `run.${event.type}`,
    subject: { kind: "run", id },
    environment: after.workspace.environment,
    reason: event.reason || event.comment || null,
    before: { status: before.status },
    after: { status: after.status, ...lapseFacts(event, approvalsOf(after)) },
  });
  // The right to the state belonged to the lease, not to the run.
  if (isNewLease && leaseIdOf(before) !== null) await endCredentials(transaction, before);
  if (isFinal(after.status))
    await transaction.runPlan.updateMany({
      where: { runId: id },
      data: { planFile: null, configuration: null, sensitive: null },
    });
  await outbox.follow(transaction, before, after);
  await createLiveNotifier(transaction).notify({ topic: "runs", key: id });
}
