import { randomUUID } from "node:crypto";
import type { UserId } from "@greenroom/core/access";
import type { Result } from "@greenroom/core/result";
import {
  lockInfoSchema,
  type StateClient,
  type StateError,
  type StateVersion,
  type StateVersions,
  type Workspace,
} from "@greenroom/core/runs";

/** Stores a state that Terraform could only leave in a folder, under a lock of its own and by the rules of every write:
 * of the same lineage and newer than the stored one.
 * @param by who stores it
 * @returns null when it is stored already */
export async function storeKeptState(
  stateVersions: Pick<StateVersions, "lock" | "write" | "unlock">,
  workspace: Workspace,
  content: Uint8Array,
  by: string,
): Promise<Result<StateVersion | null, StateError>> {
  const viewer = { id: by as UserId, name: by, email: by, grants: [] };
  const client: StateClient = { kind: "person", viewer, requestId: null };
  const info = lockInfoSchema.parse({
    ID: randomUUID(),
    Operation: "Store a kept state",
    Who: by,
    Created: new Date().toISOString(),
  });
  const locked = await stateVersions.lock(workspace, client, info);
  if (!locked.ok) return locked;
  try {
    return await stateVersions.write(workspace, client, info.ID, content);
  } finally {
    await stateVersions.unlock(workspace, client, info.ID);
  }
}
