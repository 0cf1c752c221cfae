import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { databaseLimits, listenCheckMs, schemaChangeLimits, transactionMs } from "./limits.ts";

const document = readFileSync(join(import.meta.dirname, "../../../../../docs/operating.md"), "utf8");
const seconds = (ms: number) => `${ms / 1000} s`;

test.each([
  ["for a lock that another session holds", seconds(databaseLimits.lockMs)],
  ["for one statement", seconds(databaseLimits.statementMs)],
  ["in a transaction in which nothing is asked", seconds(databaseLimits.idleTransactionMs)],
  ["for a connection, or a free one of the pool", seconds(databaseLimits.connectMs)],
  ["for an answer, before the connection is given up", seconds(databaseLimits.answerMs)],
  ["for a transaction of several statements", seconds(transactionMs)],
  ["before a dead connection for live updates is noticed", seconds(listenCheckMs + databaseLimits.connectMs)],
  [
    "for a statement of a migration, and for a lock in it",
    `${schemaChangeLimits.statementMs / 60_000} min, ${seconds(schemaChangeLimits.lockMs)}`,
  ],
])("operators read how long anything waits %s", (wait, atMost) => {
  expect(document).toContain(`| ${wait} | ${atMost} |`);
});

test("the database ends a statement before the process gives its connection up", () => {
  for (const { lockMs, statementMs, answerMs } of [databaseLimits, schemaChangeLimits]) {
    expect(lockMs).toBeLessThan(statementMs);
    expect(statementMs).toBeLessThan(answerMs);
  }
  expect(transactionMs).toBeLessThan(databaseLimits.idleTransactionMs);
});
