/** How long each wait for the database may take, in milliseconds. The first three are kept by the database itself, so
 * that they also end what the process has given up; the others by the process, so that a database that says nothing
 * at all is noticed. */
export interface DatabaseLimits {
  /** A wait for a lock that another session holds (`lock_timeout`). */
  readonly lockMs: number;
  /** One statement, its waits included (`statement_timeout`). */
  readonly statementMs: number;
  /** A transaction in which nothing is asked: its process froze or vanished while it held locks
   * (`idle_in_transaction_session_timeout`). */
  readonly idleTransactionMs: number;
  /** A new connection, or a free one of the pool. */
  readonly connectMs: number;
  /** An answer. Longer than a statement may take: the database speaks first where it can. What is overdue costs the
   * connection, because nothing is known about it any more. */
  readonly answerMs: number;
}

/** For everything that a person or a job waits for. */
export const databaseLimits = {
  lockMs: 4_000,
  statementMs: 8_000,
  idleTransactionMs: 15_000,
  connectMs: 5_000,
  answerMs: 10_000,
} as const satisfies DatabaseLimits;

/** For a change of the schema, which may rewrite a table, but must not hold back everybody while it waits for one. */
export const schemaChangeLimits = {
  lockMs: 30_000,
  statementMs: 30 * 60_000,
  idleTransactionMs: 60_000,
  connectMs: 5_000,
  answerMs: 31 * 60_000,
} as const satisfies DatabaseLimits;

/** A transaction of several statements, each within its own limit. Shorter than `idleTransactionMs`: a living process
 * ends its transactions itself. */
export const transactionMs = 12_000;

/** How often a connection that only listens is asked whether it still is one. */
export const listenCheckMs = 5_000;
