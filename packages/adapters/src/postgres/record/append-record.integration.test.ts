import { authorize, type Cause, machinery, type Permission, userIdSchema } from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createRecordReader, migrate } from "../index.ts";
import { appendRecord } from "./index.ts";

const database = createDatabase(await startTestDatabase(migrate));
const record = createRecordReader(database);
afterAll(() => database.$disconnect());

const ada = { id: userIdSchema.parse("ada"), name: "Ada" };
const byAda: Cause = { actor: ada, requestId: "request-1" };
const run = { kind: "run", id: "run-1" } as const;

test("an entry comes back as it was written, with the database's time", async () => {
  await database.$transaction((transaction) =>
    appendRecord(transaction, {
      cause: byAda,
      action: "run.approved",
      subject: run,
      environment: "prod",
      reason: "agreed in the review",
      before: { status: "planned" },
      after: { status: "confirmed", approvals: ["ada"] },
    }),
  );
  const [clock] = await database.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const [entry] = await record.list({ subject: run }, 10);
  expect(entry).toEqual({
    id: expect.any(BigInt) as bigint,
    at: expect.any(Date) as Date,
    actor: ada,
    requestId: "request-1",
    action: "run.approved",
    subject: run,
    environment: "prod",
    service: null,
    reason: "agreed in the review",
    before: { status: "planned" },
    after: { status: "confirmed", approvals: ["ada"] },
  });
  expect(Math.abs(Number(clock?.now) - Number(entry?.at))).toBeLessThan(10_000);
});

test("what is rolled back leaves no entry", async () => {
  const subject = { kind: "promotion", id: "rolled-back" } as const;
  const change = database.$transaction(async (transaction) => {
    await appendRecord(transaction, { cause: byAda, action: "promotion.requested", subject });
    throw new Error("refused later in the same transaction");
  });
  await expect(change).rejects.toThrow("refused later");
  expect(await record.list({ subject }, 10)).toEqual([]);
});

test.each<[Permission, "run" | "promotion" | "release", Record<string, string> | null]>([
  ["run:plan", "run", { status: "pending" }],
  ["promotion:request", "promotion", { status: "pending", version: "1.2.0" }],
  ["release:register", "release", null],
])("what a token did with %s carries its name beside what changed", async (permission, kind, after) => {
  const viewer = {
    ...ada,
    email: "ada@example.test",
    grants: [{ role: "admin", environment: null, service: null }],
  } as const;
  const subject = { kind, id: "by-token" };
  const cameBy = { kind: "token", name: "ci", permissions: [permission] } as const;
  for (const who of [viewer, { ...viewer, cameBy }])
    await database.$transaction((transaction) =>
      appendRecord(transaction, {
        cause: authorize(who, permission).cause,
        action: `${kind}.requested`,
        subject,
        after,
      }),
    );
  const [byToken, inPerson] = await record.list({ subject }, 2);
  expect(byToken).toMatchObject({ actor: ada, after: { ...after, token: "ci" } });
  expect(inPerson).toMatchObject({ actor: ada, after });
});

test("what the machinery does has no actor", async () => {
  const subject = { kind: "run", id: "run-2" } as const;
  await database.$transaction((transaction) =>
    appendRecord(transaction, { cause: machinery, action: "run.lost", subject }),
  );
  expect(await record.list({ subject }, 10)).toEqual([
    expect.objectContaining({ actor: null, requestId: null, before: null, after: null }),
  ]);
});

test("text that Postgres cannot hold is written with a mark in its place", async () => {
  const subject = { kind: "risk", id: "odd-text" } as const;
  await database.$transaction((transaction) =>
    appendRecord(transaction, {
      cause: byAda,
      action: "risk.decided",
      subject,
      reason: "a\0b \ud800",
      after: { note: "c\0d", more: ["\udc00"] },
    }),
  );
  expect(await record.list({ subject }, 10)).toEqual([
    expect.objectContaining({ reason: "a\uFFFDb \uFFFD", after: { note: "c\uFFFDd", more: ["\uFFFD"] } }),
  ]);
});

test("the newest comes first, and a reader goes on behind what it has", async () => {
  const subject = { kind: "release", id: "several" } as const;
  for (const action of ["release.registered", "release.seen", "release.gone"] as const)
    await database.$transaction((transaction) =>
      appendRecord(transaction, { cause: byAda, action, subject }),
    );
  const [gone, seen] = await record.list({ subject }, 2);
  expect([gone?.action, seen?.action]).toEqual(["release.gone", "release.seen"]);
  const rest = await record.list({ subject, ...(seen && { before: seen.id }) }, 2);
  expect(rest.map(({ action }) => action)).toEqual(["release.registered"]);
  expect(await record.list({ actorId: ada.id, action: "release.gone" }, 10)).toHaveLength(1);
});

test.each([
  ["changing", "UPDATE record SET actor_name = 'Nobody'"],
  ["changing no row", "UPDATE record SET actor_name = 'Nobody' WHERE false"],
  ["deleting", "DELETE FROM record"],
  ["emptying", "TRUNCATE record"],
  ["emptying with all that hangs on it", "TRUNCATE record CASCADE"],
  [
    "inserting in the past",
    "INSERT INTO record (id, action, subject_kind, subject_id) VALUES (1, 'run.lost', 'run', 'x')",
  ],
  ["emptying risk decisions", "TRUNCATE risk_decisions"],
])("the database refuses %s", async (_, sql) => {
  await expect(database.$executeRawUnsafe(sql)).rejects.toThrow(/insert-only|non-DEFAULT value/);
});

test("no writer chooses the time", async () => {
  await database.$executeRaw`
    INSERT INTO record (at, action, subject_kind, subject_id) VALUES ('2020-01-01', 'run.lost', 'run', 'past')`;
  const [entry] = await record.list({ subject: { kind: "run", id: "past" } }, 1);
  expect(entry?.at.getFullYear()).toBeGreaterThan(2020);
});

test("an entry names its subject's kind and what happened to it", async () => {
  await expect(
    database.$executeRaw`INSERT INTO record (action, subject_kind, subject_id) VALUES ('run.approved', 'person', 'x')`,
  ).rejects.toThrow(/check/);
});
