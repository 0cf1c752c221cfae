import type { Person, PersonError, PersonErrorCode, UserId } from "@greenroom/core/access";
import { err, ok, type Result } from "@greenroom/core/result";
import type { Database, DatabaseTransaction } from "../database.ts";
import { type PersonRow, toPerson, withGrants } from "./person-row.ts";

/** Changes of who may do what are made one after another: two admins who demote each other at the same moment must
 * not both succeed. */
export function changeAccess<T>(
  database: Database,
  change: (transaction: DatabaseTransaction) => Promise<T>,
): Promise<T> {
  return database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('access', 0))`;
    return change(transaction);
  });
}

/** @returns the person as the change left them */
export function changePerson<Code extends PersonErrorCode = never>(
  database: Database,
  id: UserId,
  change: (transaction: DatabaseTransaction, person: Person) => Promise<Result<null, PersonError<Code>>>,
): Promise<Result<Person, PersonError<Code | "person_not_found">>> {
  return changeAccess(database, async (transaction) => {
    const read = () => transaction.user.findUnique({ where: { id }, include: withGrants });
    const before = await read();
    if (before === null) return personNotFound();
    const changed = await change(transaction, toPerson(before));
    return changed.ok ? ok(toPerson((await read()) as PersonRow)) : changed;
  });
}

export function personNotFound() {
  return err({ code: "person_not_found", message: "There is no such person." } as const);
}
