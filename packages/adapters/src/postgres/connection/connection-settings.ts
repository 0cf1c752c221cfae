import type { PoolConfig } from "pg";
import type { DatabaseLimits } from "./limits.ts";

/** A part of Greenroom that has connections of its own, as `pg_stat_activity` names it. */
export type ApplicationName = "greenroom" | "greenroom-live" | "greenroom-migrate" | "greenroom-queue";

/** What every connection to the database has, whoever opens it: its name, its limits, UTC.
 *
 * Limits and time zone go in the one start-up parameter `options`, so that a pooler that refuses it has to be told of
 * one name only; what it then drops, `keepSessionSettings` has set at the database. */
export function connectionSettings(url: string, name: ApplicationName, limits: DatabaseLimits) {
  const { bareUrl, givenOptions } = withoutOptions(url);
  return {
    connectionString: bareUrl,
    application_name: name,
    options: [
      givenOptions,
      ...Object.entries(sessionSettings(limits)).map(([key, value]) => `-c ${key}=${value}`),
    ]
      .join(" ")
      .trim(),
    connectionTimeoutMillis: limits.connectMs,
    query_timeout: limits.answerMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  } satisfies PoolConfig;
}

/** What a session is set to at the database.
 *
 * UTC, because Prisma's adapter drops the zone of every time, written or read: in any other zone each is hours wrong. */
export function sessionSettings(limits: DatabaseLimits): Readonly<Record<string, string>> {
  return {
    timezone: "UTC",
    lock_timeout: String(limits.lockMs),
    statement_timeout: String(limits.statementMs),
    idle_in_transaction_session_timeout: String(limits.idleTransactionMs),
  };
}

/** A url's own `options` come first, so that ours win; pg would let them replace ours. */
function withoutOptions(url: string): { bareUrl: string; givenOptions: string } {
  const parsed = URL.parse(url);
  const givenOptions = parsed?.searchParams.get("options") ?? "";
  if (!parsed || givenOptions === "") return { bareUrl: url, givenOptions: "" };
  parsed.searchParams.delete("options");
  return { bareUrl: parsed.href, givenOptions };
}
