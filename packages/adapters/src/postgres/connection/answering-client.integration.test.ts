import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, migrate } from "../index.ts";
import { invited } from "../access/access-fixture.ts";
import { AnsweringClient } from "./answering-client.ts";
import { connectionSettings } from "./connection-settings.ts";
import { databaseLimits } from "./limits.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
const client = new AnsweringClient(connectionSettings(url, "greenroom", databaseLimits));
await client.connect();
const warnings: string[] = [];
const note = ({ message }: Error) => void warnings.push(message);
process.on("warning", note);
afterAll(async () => {
  process.off("warning", note);
  await client.end();
  await database.$disconnect();
});
/** A warning is given in a turn of its own. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

// First: pg warns of it once in a process.
test("what a row includes is read in a transaction without a warning", async () => {
  const { id } = await invited(database, "Ada", "viewer");
  const read = await database.$transaction((transaction) =>
    transaction.user.findUniqueOrThrow({
      where: { id },
      include: { roleGrants: true, sessions: true, tokens: true },
    }),
  );
  expect(read.roleGrants).toHaveLength(1);
  await turn();
  expect(warnings).toEqual([]);
});

test("questions that are asked at once are answered in their order", async () => {
  const answers = await Promise.all(
    [1, 2, 3].map((n) => client.query<{ n: number }>("SELECT $1::int AS n, pg_sleep(0.01)", [n])),
  );
  expect(answers.map(({ rows: [row] }) => row?.n)).toEqual([1, 2, 3]);
});

test("a question that fails does not keep the next from being asked", async () => {
  const [failed, next] = await Promise.allSettled([
    client.query("SELECT 1/0"),
    client.query("SELECT 1 AS n"),
  ]);
  expect(failed.status).toBe("rejected");
  expect(next).toMatchObject({ value: { rows: [{ n: 1 }] } });
});
