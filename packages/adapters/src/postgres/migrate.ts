import { Client } from "pg";

// Any constant: replicas that start together migrate one after another.
const lockKey = 4_733_667;

/** Applies what is not yet applied of prisma/migrations, recorded in `_prisma_migrations` as Prisma's own CLI does.
 * @returns the names of the migrations applied now
 * @throws Error naming the migration that failed */
export async function migrate(url: string): Promise<readonly string[]> {
  const lock = new Client({ connectionString: url, application_name: "greenroom-migrate" });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [lockKey]);
    // Loaded when needed: the engine is a WebAssembly module that no request ever uses.
    const { applyMigrations } = await import("./apply-migrations.ts");
    return await applyMigrations(url);
  } finally {
    await lock.end();
  }
}
