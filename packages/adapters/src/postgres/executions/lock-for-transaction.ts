import type { DatabaseTransaction } from "../database.ts";

/** Waits until no other transaction holds this name, and holds it until this one ends. Whoever takes several takes the
 * workspace's turn first, then rows, then the workspace's state: in one order nobody waits in a circle. */
export async function lockForTransaction(
  transaction: DatabaseTransaction,
  name: `turn:${string}` | `state:${string}`,
): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
