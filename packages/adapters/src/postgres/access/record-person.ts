import type { Cause, GrantPlace, Person, UserId } from "@greenroom/core/access";
import type { DatabaseTransaction } from "../database.ts";
import { appendRecord } from "../record/index.ts";

/** Without the address: what is on record stays, and a person may be removed. */
export async function recordPerson(
  transaction: DatabaseTransaction,
  action: "person.disabled" | "person.enabled" | "person.removed",
  { id, name, grants }: Person,
  cause: Cause,
): Promise<void> {
  await appendRecord(transaction, {
    cause,
    action,
    subject: { kind: "person", id },
    before: { name, grants },
  });
}

export async function recordRole(
  transaction: DatabaseTransaction,
  id: UserId,
  { environment, service }: GrantPlace,
  cause: Cause,
  role: { readonly before: string | null; readonly after: string | null },
): Promise<void> {
  await appendRecord(transaction, {
    cause,
    action: role.after === null ? "person.role_revoked" : "person.role_granted",
    subject: { kind: "person", id },
    environment,
    service,
    before: role.before === null ? null : { role: role.before },
    after: role.after === null ? null : { role: role.after },
  });
}
