import type { RecordEntry, RecordFacts } from "@greenroom/core/record";
import { type LockInfo, type StateClient, type Workspace, workspaceName } from "@greenroom/core/runs";
import type { DatabaseTransaction } from "../database.ts";
import { appendRecord } from "../record/index.ts";

/** Puts on record what a person or their token did to a state, with the name of the token. What a run does belongs to
 * the run, which is on record itself. */
export async function recordState(
  transaction: DatabaseTransaction,
  workspace: Workspace,
  client: StateClient,
  { after = null, ...entry }: Pick<RecordEntry, "action" | "before" | "after">,
): Promise<void> {
  if (client.kind === "run") return;
  const { id, name, cameBy } = client.viewer;
  const token = cameBy?.kind === "token" ? cameBy.name : null;
  await appendRecord(transaction, {
    cause: { actor: { id, name }, requestId: client.requestId },
    subject: { kind: "state", id: workspaceName(workspace) },
    environment: workspace.environment,
    ...entry,
    after: { ...after, token },
  });
}

/** @param runId of the run that holds it */
export function lockFacts({ ID, Operation, Who }: LockInfo, runId: string | null): RecordFacts {
  return { lock: ID, operation: Operation, who: Who, run: runId };
}
