import { UnavailableError } from "@greenroom/core/result";
import { PrismaPg } from "@prisma/adapter-pg";
import type { ClientBase } from "pg";
import {
  asUnavailable,
  connectionSettings,
  createAnsweringPool,
  databaseLimits,
  requireUtc,
  transactionMs,
  WrongZoneError,
} from "./connection/index.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";

/** A pool of connections to Greenroom's one database. `$disconnect()` ends it.
 *
 * Every call rejects with UnavailableError when the database is away, hung, too slow or not in UTC. */
export type Database = PrismaClient;

/** What the callback of `database.$transaction` gets. */
export type DatabaseTransaction = Prisma.TransactionClient;

/** The part of a logger that the database needs. */
interface DatabaseLog {
  warn(facts: object, message: string): void;
}

interface DatabaseOptions {
  /** Default 10. */
  readonly maxConnections?: number;
  /** Hears of each call that the database did not serve, because its caller may only tell a person of it. */
  readonly log?: DatabaseLog;
}

/** @param url postgres://user:password@host:port/database; connects with the first query */
export function createDatabase(url: string, { maxConnections = 10, log }: DatabaseOptions = {}): Database {
  const note = (error: UnavailableError) =>
    log?.warn({ reason: error.message, err: error.cause }, "the database did not serve a call");
  // The pool waits for what this returns; its types do not say so.
  const inspect: (client: ClientBase) => unknown = (client) => requireUtc(client, note);
  const pool = createAnsweringPool(
    {
      ...connectionSettings(url, "greenroom", databaseLimits),
      max: maxConnections,
      onConnect: inspect,
    },
    note,
  );
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    // No shorter than the database's own limits: what those end leaves its connection in order.
    transactionOptions: { maxWait: databaseLimits.answerMs, timeout: transactionMs },
  });
  // Prisma's own clock for transactions is the one fault that no connection knows of.
  const transaction = client.$transaction.bind(client) as (...given: unknown[]) => Promise<unknown>;
  return Object.assign(client, {
    $transaction: (...given: unknown[]) =>
      transaction(...given).catch((error: unknown) => {
        const made = asUnavailable(error);
        if (made !== error && made instanceof UnavailableError) note(made);
        throw made;
      }),
  });
}

/** Why Greenroom must not work with this database, and what to do about it; null when nothing is known against it. A
 * database that cannot be asked now is looked at again with its first connection. */
export async function refusalOf(database: Database): Promise<string | null> {
  try {
    await database.$queryRaw`SELECT 1`;
    return null;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return error.cause instanceof WrongZoneError ? error.cause.message : null;
  }
}
