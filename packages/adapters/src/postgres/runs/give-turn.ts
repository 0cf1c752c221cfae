import { machinery } from "@greenroom/core/access";
import { type Run, runStatusesThat, transitionRun, type Workspace } from "@greenroom/core/runs";
import type { DatabaseTransaction } from "../database.ts";
import { databaseTime } from "../database-time.ts";
import type { JobOutbox } from "../executions/index.ts";
import { toRun } from "./run-row.ts";
import { readWaitsFor } from "./worker-readiness.ts";
import { writeRun } from "./write-run.ts";

const holding = runStatusesThat((facts) => facts.holdsWorkspace);

/** Gives a workspace's turn to its oldest pending run, unless a run holds the workspace or no worker is ready.
 *
 * The one place where a run becomes more than pending. Whatever else must hold one back belongs here: it stays pending,
 * and `giveTurns` comes by again.
 * @param transaction holds the lock `turn:<workspace>` */
export async function giveTurn(
  transaction: DatabaseTransaction,
  workspace: Workspace,
  outbox: JobOutbox<Run>,
): Promise<void> {
  if ((await readWaitsFor(transaction)) !== null) return;
  if ((await transaction.run.count({ where: { ...workspace, status: { in: [...holding] } } })) > 0) return;
  const next = await transaction.run.findFirst({
    where: { ...workspace, status: "pending" },
    orderBy: { seq: "asc" },
  });
  if (next === null) return;
  const at = await databaseTime(transaction);
  const before = toRun(next);
  const event = { type: "turn_came" } as const;
  const turned = transitionRun(before, event, at);
  if (turned.ok)
    await writeRun(transaction, { before, after: turned.value, event, cause: machinery, at }, outbox);
}
