import type { Database, DatabaseTransaction } from "../database.ts";

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
