import { UnavailableError } from "@greenroom/core/result";
import { type ClientBase, escapeIdentifier } from "pg";
import { sessionSettings } from "./connection-settings.ts";
import type { DatabaseLimits } from "./limits.ts";

const utc = /^(etc\/)?(utc|uct|universal|zulu)$/i;

/** The session is not in UTC, so that every time in it would be wrong. */
export class WrongZoneError extends Error {
  override readonly name = "WrongZoneError";
}

interface SessionRow {
  readonly role: string;
  readonly database: string;
}

/** Looks at a new connection before anything is asked on it.
 * @param onRefused hears of a connection that is not used
 * @throws UnavailableError because of a WrongZoneError: once the zone is set right, new connections are good */
export async function requireUtc(
  client: Pick<ClientBase, "query">,
  onRefused: (error: UnavailableError) => void,
): Promise<void> {
  const { rows } = await client.query<{ TimeZone: string }>("SHOW timezone");
  const zone = rows[0]?.TimeZone ?? "an unknown zone";
  if (utc.test(zone)) return;
  const { role, database } = await sessionOf(client);
  const refused = new UnavailableError(
    "database",
    "The database's time zone is not UTC, so its times would be wrong.",
    {
      cause: new WrongZoneError(
        `The sessions of ${role} in the database ${database} are in ${zone}, not in UTC: every time in them would be wrong. ` +
          `Run ${alterRole(role, database, "timezone", "UTC")} as an administrator, and let a pooler connect anew (RECONNECT).`,
      ),
    },
  );
  onRefused(refused);
  throw refused;
}

/** Sets zone and limits for this role in this database, and the zone for every other role in it, so that they hold
 * also where a pooler drops what a connection asks for at its start.
 * @throws Error naming what an administrator should run, when it is not permitted */
export async function keepSessionSettings(
  client: Pick<ClientBase, "query">,
  limits: DatabaseLimits,
): Promise<void> {
  const { role, database } = await sessionOf(client);
  const { rows } = await client.query<{ kept: string }>(
    `SELECT lower(unnest(setconfig)) AS kept FROM pg_db_role_setting
     WHERE setrole = session_user::regrole AND setdatabase = (SELECT oid FROM pg_database WHERE datname = $1)`,
    [database],
  );
  const kept = new Set(rows.map((row) => row.kept));
  const statements = Object.entries(sessionSettings(limits))
    .filter(([name, value]) => !kept.has(`${name}=${value}`.toLowerCase()))
    .map(([name, value]) => alterRole(role, database, name, value));
  try {
    for (const statement of statements) await client.query(statement);
  } catch (error) {
    throw new Error(
      `The time zone and the limits of ${role}'s sessions could not be set in the database ${database}: ` +
        `${error instanceof Error ? error.message : String(error)} Run this as an administrator:\n${statements.join("\n")}`,
      { cause: error },
    );
  }
  // Only the owner may; another role whose sessions are not in UTC refuses to work and says what to run.
  await client
    .query(`ALTER DATABASE ${escapeIdentifier(database)} SET timezone = 'UTC'`)
    .catch(() => undefined);
}

async function sessionOf(client: Pick<ClientBase, "query">): Promise<SessionRow> {
  const { rows } = await client.query<SessionRow>(
    "SELECT session_user AS role, current_database() AS database",
  );
  return rows[0] ?? { role: "?", database: "?" };
}

function alterRole(role: string, database: string, name: string, value: string): string {
  return `ALTER ROLE ${escapeIdentifier(role)} IN DATABASE ${escapeIdentifier(database)} SET ${name} = '${value}';`;
}
