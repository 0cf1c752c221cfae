import { executionTiming } from "@greenroom/core/executions";
import type { WorkerReadiness } from "@greenroom/core/runs";
import type { Database, DatabaseTransaction } from "../database.ts";

export function createWorkerReadiness(database: Database): WorkerReadiness {
  return {
    async tell(worker, readiness) {
      const waitsFor = readiness.isReady ? null : readiness.waitsFor;
      await database.$executeRaw`INSERT INTO worker_readiness (worker, waits_for) VALUES (${worker}, ${waitsFor})
        ON CONFLICT (worker) DO UPDATE SET waits_for = ${waitsFor}, told_at = clock_timestamp()`;
    },
    async withdraw(worker) {
      // With it go those that ended without a word.
      await database.$executeRaw`DELETE FROM worker_readiness
        WHERE worker = ${worker} OR told_at < clock_timestamp() - interval '1 day'`;
    },
    waitsFor: () => readWaitsFor(database),
  };
}

/** Null when a worker is ready, or none has said anything lately. */
export async function readWaitsFor(source: DatabaseTransaction): Promise<string | null> {
  const told = await source.$queryRaw<{ waitsFor: string | null }[]>`
    SELECT waits_for AS "waitsFor" FROM worker_readiness
    WHERE told_at > clock_timestamp() - make_interval(secs => ${executionTiming.readinessStandsSeconds}::float8)
    ORDER BY waits_for NULLS FIRST LIMIT 1`;
  return told[0]?.waitsFor ?? null;
}
