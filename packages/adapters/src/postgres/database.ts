import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";

/** A pool of connections to Greenroom's one database. `$disconnect()` ends it. */
export type Database = PrismaClient;

/** What the callback of `database.$transaction` gets. */
export type DatabaseTransaction = Prisma.TransactionClient;

/** @param url postgres://user:password@host:port/database; connects with the first query */
export function createDatabase(url: string, options: { maxConnections?: number } = {}): Database {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.maxConnections ?? 10,
    application_name: "greenroom",
    connectionTimeoutMillis: 5_000,
  });
  return new PrismaClient({ adapter });
}
