import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** A fresh, migrated database on the test run's embedded server, dropped when the test file ends.
 * @param migrate brings an empty database to the product's schema
 * @returns its url */
export async function startTestDatabase(migrate: (url: string) => Promise<unknown>): Promise<string> {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await run(serverUrl, `CREATE DATABASE ${name}`);
  afterAll(() => run(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}

/** Another role that may do everything in a test's database, with its own defaults for each of its sessions; dropped
 * when the test file ends.
 * @returns the database's url for this role */
export async function createTestRole(
  databaseUrl: string,
  defaults: Readonly<Record<string, string>>,
): Promise<string> {
  const role = `role_${randomBytes(6).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  await run(databaseUrl, `CREATE ROLE ${role} SUPERUSER LOGIN PASSWORD '${password}'`);
  afterAll(() => run(databaseUrl, `DROP OWNED BY ${role}; DROP ROLE ${role}`));
  for (const [name, value] of Object.entries(defaults)) {
    await run(databaseUrl, `ALTER ROLE ${role} SET ${name} = '${value}'`);
  }
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = password;
  return url.href;
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
