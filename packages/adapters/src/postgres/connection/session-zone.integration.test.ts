import { createTestRole, startTestDatabase } from "@greenroom/sandbox/test-database";
import { startTestPooler } from "@greenroom/sandbox/test-pooler";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, migrate, refusalOf } from "../index.ts";
import { databaseLimits } from "./index.ts";

const url = await startTestDatabase(migrate);
const admin = new Client({ connectionString: url });
await admin.connect();
afterAll(() => admin.end());

/** A role whose sessions are in Japan, as an administrator may have set it for other programs. */
function createRoleInTokyo(): Promise<string> {
  // Replica: rows of any table are changed without their triggers.
  return createTestRole(url, { timezone: "Asia/Tokyo", session_replication_role: "replica" });
}

const written = new Date("2026-03-04T05:06:07.089Z");
const changed = new Date("2026-07-08T21:10:11.012Z");

describe.each([
  ["asked for at a connection's start", createRoleInTokyo],
  [
    "set by the migration, behind a pooler that drops what is asked for",
    async () => {
      const roleUrl = await createRoleInTokyo();
      await migrate(roleUrl);
      const pooler = await startTestPooler(roleUrl);
      afterAll(() => pooler.stop());
      return pooler.url;
    },
  ],
])("a role in Asia/Tokyo has right times: UTC is %s", (_, prepare) => {
  let database: ReturnType<typeof createDatabase>;
  beforeAll(async () => {
    database = createDatabase(await prepare());
    await fillEveryTable();
  });
  afterAll(() => database.$disconnect());

  test("in every column that a model reads", async () => {
    for (const [model, rows] of await rowsOfEveryModel(database)) {
      for (const [field, at] of timesOf(rows)) {
        const expected = hasNoHour(at) ? new Date("2026-03-04T00:00:00Z") : written;
        expect(at, `${model}.${field}`).toEqual(expected);
      }
    }
  });

  test("in every column that a model writes", async () => {
    for (const [model, rows] of await rowsOfEveryModel(database)) {
      const data = Object.fromEntries(timesOf(rows).map(([field]) => [field, changed]));
      if (Object.keys(data).length > 0) await modelOf(database, model).updateMany({ data });
    }
    for (const { table, column } of await timeColumns()) {
      const { rows } = await admin.query<{ at: Date }>(`SELECT "${column}" AS at FROM "${table}"`);
      expect(rows[0]?.at, `${table}.${column}`).toEqual(changed);
    }
  });

  test("in statements of our own", async () => {
    const [asked] = await database.$queryRaw<{ same: boolean; now: Date }[]>`
      SELECT ${written}::timestamptz = '2026-03-04T05:06:07.089Z' AS same, clock_timestamp() AS now`;
    expect(asked?.same).toBe(true);
    expect(Math.abs(Date.now() - (asked?.now.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test("and its waits have their limits", async () => {
    const [limits] = await database.$queryRaw<{ lock: string; statement: string; idle: string }[]>`
      SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement,
        current_setting('idle_in_transaction_session_timeout') AS idle`;
    expect(limits).toEqual({
      lock: `${databaseLimits.lockMs / 1000}s`,
      statement: `${databaseLimits.statementMs / 1000}s`,
      idle: `${databaseLimits.idleTransactionMs / 1000}s`,
    });
    expect(await refusalOf(database)).toBeNull();
  });
});

test("sessions in another zone are refused with the statement that mends it, and are good once it ran", async () => {
  const pooler = await startTestPooler(await createRoleInTokyo());
  const noted: string[] = [];
  const database = createDatabase(pooler.url, { log: { warn: (_, message) => noted.push(message) } });
  const refusal = (await refusalOf(database)) ?? "";
  expect(refusal).toMatch(/are in Asia\/Tokyo, not in UTC/);
  await expect(database.user.count()).rejects.toMatchObject({ name: "UnavailableError" });
  expect(noted).toHaveLength(2);
  await admin.query(/ALTER ROLE [^;]+;/.exec(refusal)?.[0] ?? "");
  expect(await refusalOf(database)).toBeNull();
  await database.$disconnect();
  await pooler.stop();
});

test("a migration that may not set the sessions says what an administrator should run", async () => {
  const roleUrl = await createTestRole(url, { default_transaction_read_only: "on" });
  const refused = await migrate(roleUrl).catch((error: unknown) => error);
  expect(String(refused)).toContain("Run this as an administrator:\nALTER ROLE");
  await admin.query(String(refused).split("administrator:\n")[1] ?? "");
  expect(await migrate(roleUrl)).toEqual([]);
});

/** One row in each table, all of whose times are `written`. */
async function fillEveryTable(): Promise<void> {
  await admin.query("SET session_replication_role = 'replica'");
  const { rows: checks } = await admin.query<{ table: string; name: string }>(
    "SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace",
  );
  for (const { table, name } of checks) await admin.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  const { rows: columns } = await admin.query<{ table: string; column: string; type: string }>(
    `SELECT table_name AS table, column_name AS column, udt_name AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' AND is_identity = 'NO'
     AND coalesce(column_default, '') NOT LIKE 'nextval%'`,
  );
  for (const [table, own] of Map.groupBy(columns, (column) => column.table)) {
    await admin.query(`DELETE FROM "${table}"`);
    await admin.query(
      `INSERT INTO "${table}" (${own.map(({ column }) => `"${column}"`).join(", ")})
       VALUES (${own.map(({ type }) => valueOf(type)).join(", ")})`,
    );
  }
}

function valueOf(type: string): string {
  switch (type) {
    case "timestamptz":
      return `'${written.toISOString()}'`;
    case "date":
      return "'2026-03-04'";
    case "uuid":
      return "gen_random_uuid()";
    case "bool":
      return "false";
    case "bytea":
      return "''";
    case "json":
    case "jsonb":
      return "'{}'";
    default:
      return type.startsWith("_") ? "'{}'" : "'1'";
  }
}

async function timeColumns() {
  const { rows } = await admin.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' AND udt_name = 'timestamptz'`,
  );
  expect(rows.length).toBeGreaterThan(20);
  return rows;
}

interface Model {
  findMany(): Promise<Record<string, unknown>[]>;
  updateMany(change: { data: object }): Promise<unknown>;
}

function modelOf(database: object, name: string): Model {
  return Reflect.get(database, name) as Model;
}

async function rowsOfEveryModel(database: object): Promise<[string, Record<string, unknown>[]][]> {
  const names = Object.entries(database)
    .filter(([name, value]) => !/^[$_]/.test(name) && typeof value === "object")
    .map(([name]) => name);
  expect(names.length).toBeGreaterThan(10);
  return Promise.all(
    names.map(
      async (name): Promise<[string, Record<string, unknown>[]]> => [
        name,
        await modelOf(database, name).findMany(),
      ],
    ),
  );
}

function timesOf(rows: Record<string, unknown>[]): [string, Date][] {
  expect(rows).toHaveLength(1);
  return Object.entries(rows[0] ?? {}).filter((entry): entry is [string, Date] => entry[1] instanceof Date);
}

function hasNoHour(at: Date): boolean {
  return at.toISOString().endsWith("T00:00:00.000Z");
}
