import { createHash, randomBytes } from "node:crypto";
import { type Run, runIdSchema, type StateVersions, workspaceName } from "@greenroom/core/runs";
import type { Database, DatabaseTransaction } from "../database.ts";
import { lockForTransaction } from "../executions/index.ts";

/** With what a run's execution reaches its workspace's state. Only the secret's SHA-256 is kept. */
export function createStateCredentials(
  database: Database,
): Pick<StateVersions, "issueCredential" | "authenticate"> {
  return {
    async issueCredential(runId, leaseId) {
      const secret = randomBytes(32).toString("base64url");
      // Sharing the row's lock: whoever ends the lease meanwhile either comes first, or sees this credential.
      const issued = await database.$executeRaw`
        INSERT INTO run_credentials (secret_hash, run_id, environment, layer, lease_id)
        SELECT ${hash(secret)}, id, environment, layer, lease_id FROM runs
        WHERE id = ${runId} AND lease_id = ${leaseId} FOR SHARE`;
      return issued > 0 ? secret : null;
    },
    async authenticate({ environment, layer }, runId, secret) {
      const row = await database.runCredential.findFirst({
        where: { secretHash: hash(secret), runId, environment, layer, revokedAt: null },
      });
      return row && runIdSchema.parse(row.runId);
    },
  };
}

/** From here on the run can neither read nor write state, and a lock that it left behind is free. */
export async function endCredentials(
  transaction: DatabaseTransaction,
  { id, workspace }: Run,
): Promise<void> {
  await lockForTransaction(transaction, `state:${workspaceName(workspace)}`);
  await transaction.$executeRaw`UPDATE run_credentials SET revoked_at = now()
    WHERE run_id = ${id} AND revoked_at IS NULL`;
  await transaction.stateLock.deleteMany({ where: { ...workspace, runId: id } });
}

function hash(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}
