import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { type MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import type { Pool, QueryArrayResult } from "pg";
import { connectionSettings, createAnsweringPool, schemaChangeLimits } from "./connection/index.ts";

const schemaDirectory = join(import.meta.dirname, "../../prisma/schema");
const migrationsDirectory = join(import.meta.dirname, "../../prisma/migrations");
// Postgres' internal one-byte type "char", which the catalogue uses and Prisma's adapter cannot decode.
const charOid = 18;
const bpcharOid = 1042;

/** Without a lock of its own; use `migrate`. */
export async function applyMigrations(url: string): Promise<readonly string[]> {
  const pool = createAnsweringPool(connectionSettings(url, "greenroom-migrate", schemaChangeLimits));
  try {
    const engine = await SchemaEngine.new(
      { datamodels: readDatamodels() },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(migrationAdapter(pool)),
    );
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: readMigrations(),
        filters: { externalTables: [], externalEnums: [] },
      });
      return appliedMigrationNames;
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

function migrationAdapter(pool: Pool) {
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<QueryArrayResult>;
  Object.assign(pool, {
    query: async (...given: unknown[]) => {
      const result = await query(...given);
      for (const field of result.fields ?? []) {
        if (field.dataTypeID === charOid) field.dataTypeID = bpcharOid;
      }
      return result;
    },
  });
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    // The adapter's own splits at every semicolon, function bodies included.
    adapter.executeScript = async (script) => void (await query(script));
    return adapter;
  };
  return factory;
}

function readDatamodels(): [string, string][] {
  return readdirSync(schemaDirectory)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => [join(schemaDirectory, name), readFileSync(join(schemaDirectory, name), "utf8")]);
}

function readMigrations(): MigrationList {
  const names = readdirSync(migrationsDirectory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const lockfile = join(migrationsDirectory, "migration_lock.toml");
  return {
    baseDir: migrationsDirectory,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(migrationsDirectory, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
