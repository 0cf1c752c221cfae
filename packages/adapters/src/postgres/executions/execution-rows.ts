import { executionTiming, type Heartbeat } from "@greenroom/core/executions";
import type { Database, DatabaseTransaction } from "../database.ts";
import { Prisma } from "../generated/client.ts";

/** A row that no other transaction changes until this one ends. */
export interface LockedExecution {
  /** The database's time, taken under the lock. */
  readonly at: Date;
  /** It has a worker, who was not heard from for too long. */
  readonly isSilent: boolean;
}

export interface ExecutionRows {
  /** Null = there is no such row. */
  lock(transaction: DatabaseTransaction, id: string): Promise<LockedExecution | null>;
  heartbeat(id: string, leaseId: string): Promise<Heartbeat>;
  listSilent(): Promise<readonly string[]>;
}

/** What both lifecycles' tables have in common: `lease_id`, `heartbeat_at`, `stop_requested`. */
export function createExecutionRows(database: Database, lifecycle: "runs" | "promotions"): ExecutionRows {
  const table = { runs: Prisma.sql`runs`, promotions: Prisma.sql`promotions` }[lifecycle];
  const key = { runs: Prisma.sql`text`, promotions: Prisma.sql`uuid` }[lifecycle];
  const isSilent = Prisma.sql`(lease_id IS NOT NULL AND heartbeat_at
    < clock_timestamp() - make_interval(secs => ${executionTiming.givenUpSeconds}::float8))`;
  return {
    async lock(transaction, id) {
      // The times are asked for once the row is locked: waiting for the lock may take longer than a heartbeat.
      await transaction.$executeRaw`SELECT 1 FROM ${table} WHERE id = ${id}::${key} FOR UPDATE`;
      const [row] = await transaction.$queryRaw<LockedExecution[]>`
        SELECT clock_timestamp() AS at, ${isSilent} AS "isSilent" FROM ${table} WHERE id = ${id}::${key}`;
      return row ?? null;
    },
    async heartbeat(id, leaseId) {
      const [row] = await database.$queryRaw<{ stopRequested: boolean }[]>`
        UPDATE ${table} SET heartbeat_at = clock_timestamp()
        WHERE id = ${id}::${key} AND lease_id = ${leaseId} RETURNING stop_requested AS "stopRequested"`;
      return { held: row !== undefined, stopRequested: row?.stopRequested ?? false };
    },
    async listSilent() {
      const rows = await database.$queryRaw<{ id: string }[]>`
        SELECT id::text FROM ${table} WHERE ${isSilent} ORDER BY heartbeat_at`;
      return rows.map(({ id }) => id);
    },
  };
}
