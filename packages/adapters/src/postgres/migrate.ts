import {
  AnsweringClient,
  connectionSettings,
  databaseLimits,
  keepSessionSettings,
  schemaChangeLimits,
} from "./connection/index.ts";

// Any constant: replicas that start together migrate one after another.
const lockKey = 4_733_667;

/** Applies what is not yet applied of prisma/migrations, recorded in `_prisma_migrations` as Prisma's own CLI does, and
 * sets what every session of this role is to be: in UTC, with limits.
 * @returns the names of the migrations applied now
 * @throws Error naming the migration that failed, or what an administrator has to set */
export async function migrate(url: string): Promise<readonly string[]> {
  const lock = new AnsweringClient(
    // Another replica's migration may take as long as one may.
    connectionSettings(url, "greenroom-migrate", {
      ...schemaChangeLimits,
      lockMs: schemaChangeLimits.statementMs,
    }),
  );
  // An unheard error would end the process; the waiting statement tells it as well.
  lock.on("error", () => undefined);
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [lockKey]);
    // Loaded when needed: the engine is a WebAssembly module that no request ever uses.
    const { applyMigrations } = await import("./apply-migrations.ts");
    const applied = await applyMigrations(url);
    await keepSessionSettings(lock, databaseLimits);
    return applied;
  } finally {
    await lock.end();
  }
}
