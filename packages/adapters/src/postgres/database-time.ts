import type { Database, DatabaseTransaction } from "./database.ts";

/** What time it is: processes on several machines agree on the database's, and on no other.
 * @returns the moment of the question, not of the transaction's beginning */
export async function databaseTime(
  database: Pick<Database | DatabaseTransaction, "$queryRaw">,
): Promise<Date> {
  const [clock] = await database.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  if (clock === undefined) throw new Error("the database does not tell its time");
  return clock.at;
}
