import { UnavailableError } from "@greenroom/core/result";

/** What Postgres answers (SQLSTATE) when it will not or cannot serve; the first two characters name a class.
 * @see PostgreSQL documentation, appendix A */
const wordsByState: readonly (readonly [state: RegExp, words: string])[] = [
  [/^55P03$/, "Something else holds what is needed here in the database; it was waited for in vain."],
  [/^57014$/, "The database took too long with this and was stopped."],
  [/^25P0[34]$/, "The database ended a transaction that took too long."],
  [/^57P0[1235]$|^08/, "The database is stopping or starting."],
  [/^53/, "The database has no more connections, memory or disk to give."],
  [/^25006$/, "The database takes no changes now."],
  [/^28|^3D000$/, "The database refuses Greenroom's sign-in."],
];

const socketFaults = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

// pg has no codes for these.
const overdue = /^Query read timeout$/;
const noConnection =
  /^timeout expired$|^timeout exceeded when trying to connect$|^Connection terminated|is not queryable$/;

// Prisma: a transaction that could not begin in time, or took longer than it may.
const prismaTransactionFault = "P2028";

/** Whether the connection owes an answer, so that nothing is known about it any more. */
export function isOverdue(error: unknown): boolean {
  return error instanceof Error && overdue.test(error.message);
}

/** Whether the database itself ended the statement, because it or its wait for a lock took too long. */
export function wasStoppedByDatabase(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "57014" || error.code === "55P03");
}

/** The words for a database that is away, hung or too slow; every other error (a unique violation, a faulty
 * statement) comes back as it is. */
export function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UnavailableError) return error;
  const words = wordsOf(error);
  return words === null ? error : new UnavailableError("database", words, { cause: error });
}

function wordsOf(error: Error): string | null {
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (code === prismaTransactionFault) return "The database did not finish a transaction in time.";
  if (code !== null && socketFaults.has(code)) return "The database cannot be reached.";
  if (code !== null) return wordsByState.find(([state]) => state.test(code))?.[1] ?? null;
  if (overdue.test(error.message)) return "The database does not answer.";
  return noConnection.test(error.message) ? "The database cannot be reached." : null;
}
