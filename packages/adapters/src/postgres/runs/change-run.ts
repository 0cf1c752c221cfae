import { type Cause, machinery } from "@greenroom/core/access";
import { lostApprovals } from "@greenroom/core/executions";
import { type DomainError, ok, type Result } from "@greenroom/core/result";
import {
  approvalsOf,
  holdsWorkspace,
  type Run,
  type RunEvent,
  type RunEventType,
  type RunId,
  runNotFound,
  type RunRefusals,
  type RunStore,
  transitionRun,
  type Workspace,
  workspaceName,
  workspaceSchema,
} from "@greenroom/core/runs";
import { createStandingRights } from "../access/standing-rights.ts";
import type { Database, DatabaseTransaction } from "../database.ts";
import {
  type ExecutionRows,
  type JobOutbox,
  type LockedExecution,
  lockForTransaction,
} from "../executions/index.ts";
import { giveTurn } from "./give-turn.ts";
import { toRun } from "./run-row.ts";
import { writeRun } from "./write-run.ts";

export interface RunChanges {
  /** Lets the event happen under the locks of the workspace and of the run. What no longer holds its workspace gives
   * the turn on, in the same transaction. */
  readonly change: RunStore["change"];
  /** @returns whether its worker was still silent, under the lock, and lost it */
  giveUp(id: RunId): Promise<boolean>;
  /** Nobody else gives the workspace's turn meanwhile. */
  inTurn<T>(workspace: Workspace, work: (transaction: DatabaseTransaction) => Promise<T>): Promise<T>;
}

export function createRunChanges(
  database: Database,
  rows: ExecutionRows,
  outbox: JobOutbox<Run>,
): RunChanges {
  const inTurn: RunChanges["inTurn"] = async (workspace, work) => {
    await outbox.ready();
    return database.$transaction(async (transaction) => {
      await lockForTransaction(transaction, `turn:${workspaceName(workspace)}`);
      return work(transaction);
    });
  };

  /** @returns null when there is no such run */
  async function locked<T>(
    id: RunId,
    work: (transaction: DatabaseTransaction, lock: LockedExecution) => Promise<T>,
  ): Promise<T | null> {
    // Of which workspace a run is never changes.
    const row = await database.run.findUnique({ where: { id }, select: { environment: true, layer: true } });
    if (row === null) return null;
    return inTurn(workspaceSchema.parse(row), async (transaction) => {
      const lock = await rows.lock(transaction, id);
      return lock && work(transaction, lock);
    });
  }

  /** What goes on because of approvals goes on because of those that count now. */
  async function withoutLostApprovals(
    transaction: DatabaseTransaction,
    run: Run,
    type: RunEventType,
    at: Date,
  ): Promise<Run> {
    if (type !== "approved" && type !== "apply_started") return run;
    const { environment } = run.workspace;
    const rights = createStandingRights(transaction);
    const lost = await lostApprovals(rights, approvalsOf(run), "run:approve", { environment });
    if (lost.size === 0) return run;
    const event = { type: "approvals_lapsed", lost } as const;
    const lapsed = transitionRun(run, event, at);
    if (!lapsed.ok) return run;
    const change = { before: run, after: lapsed.value, event, cause: machinery, at };
    await writeRun(transaction, change, outbox);
    return lapsed.value;
  }

  async function changeLocked<Type extends RunEventType>(
    transaction: DatabaseTransaction,
    { at }: LockedExecution,
    id: RunId,
    event: RunEvent<Type>,
    cause: Cause,
  ): Promise<Result<Run, DomainError<RunRefusals[Type]>>> {
    const found = toRun(await transaction.run.findUniqueOrThrow({ where: { id } }));
    const before = await withoutLostApprovals(transaction, found, event.type, at);
    const changed = transitionRun(before, event, at);
    if (!changed.ok) return changed;
    const after = changed.value;
    await writeRun(transaction, { before, after, event, cause, at }, outbox);
    if (holdsWorkspace(before.status) && !holdsWorkspace(after.status))
      await giveTurn(transaction, after.workspace, outbox);
    return ok(after);
  }

  return {
    inTurn,
    async change(id, event, cause) {
      const changed = await locked(id, (transaction, lock) =>
        changeLocked(transaction, lock, id, event, cause),
      );
      return changed ?? runNotFound();
    },
    async giveUp(id) {
      const given = await locked(id, async (transaction, lock) => {
        if (!lock.isSilent) return false;
        const { ok: isGivenUp } = await changeLocked(
          transaction,
          lock,
          id,
          { type: "worker_lost" },
          machinery,
        );
        return isGivenUp;
      });
      return given ?? false;
    },
  };
}
