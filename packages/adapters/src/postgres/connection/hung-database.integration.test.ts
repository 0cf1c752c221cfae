import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Job } from "@greenroom/core/jobs";
import { freePort } from "@greenroom/sandbox/host";
import { startPostgres } from "@greenroom/sandbox/postgres";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { listen } from "../../live/index.ts";
import { createQueue } from "../../queue/index.ts";
import { createDatabase, migrate } from "../index.ts";
import { connectionSettings, databaseLimits, listenCheckMs, transactionMs } from "./index.ts";

const directory = mkdtempSync(join(tmpdir(), "greenroom-hung-"));
chmodSync(directory, 0o711);
const dataDir = join(directory, "postgres");
const server = await startPostgres({ dataDir, log: () => undefined, durable: false });
await migrate(server.url);

const noted: string[] = [];
const log = {
  info: () => undefined,
  warn: (facts: object, message: string) => void noted.push(`${message}: ${JSON.stringify(facts)}`),
  error: (_facts: object, message: string) => void noted.push(message),
};
const database = createDatabase(server.url, { maxConnections: 3, log });
const queue = createQueue(server.url, { role: "worker", log });
const job = {
  name: "test.hung",
  payload: z.object({ n: z.number() }),
  timeoutSeconds: 60,
  attemptsMax: 1,
} satisfies Job;
const done: number[] = [];
const connections: boolean[] = [];
const live = listen(server.url, {
  onEvent: () => undefined,
  onResumed: () => undefined,
  onConnectionChange: (connected) => void connections.push(connected),
});
afterAll(async () => {
  await live.stop();
  await queue.stop(5);
  await database.$disconnect();
  await server.stop();
  rmSync(directory, { recursive: true });
});

/** The server and all of its sessions, which stand in process groups of their own. */
function signal(name: "SIGSTOP" | "SIGCONT"): void {
  const pid = readFileSync(join(dataDir, "data/postmaster.pid"), "utf8").split("\n", 1)[0] ?? "";
  const sessions = execFileSync("pgrep", ["-P", pid], { encoding: "utf8" }).trim().split("\n");
  for (const each of [pid, ...sessions]) process.kill(Number(each), name);
}

type Calls = Readonly<Record<string, () => PromiseLike<unknown>>>;

/** How each of the calls ended, all asked at the same moment. */
async function outcomesOf(calls: Calls, limitMs: number): Promise<Record<string, string>> {
  const startedAtMs = performance.now();
  const outcomes = Object.entries(calls).map(async ([name, call]) => {
    const ended = await Promise.resolve(call()).then(
      () => "served",
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    );
    const tookMs = performance.now() - startedAtMs;
    return [name, tookMs < limitMs + marginMs ? ended : `${ended} after ${tookMs} ms`] as const;
  });
  return Object.fromEntries(await Promise.all(outcomes));
}

function all(calls: Calls, outcome: string): Record<string, string> {
  return Object.fromEntries(Object.keys(calls).map((name) => [name, outcome]));
}

const unavailable = "UnavailableError";
const user = (n: number) => ({ email: `${n}@example.test`, name: "Ada" });
const marginMs = 2_000;

describe("a database that says nothing any more", () => {
  beforeAll(async () => {
    await queue.work(job, async ({ n }) => void done.push(n));
    await queue.enqueue(job, "k", { n: 0 });
  });

  test("is an error of every kind of call within seconds, is logged, and heals by itself", async () => {
    await vi.waitFor(() => expect([done, connections]).toEqual([[0], [true]]), 10_000);
    // In the middle of a transaction, on a connection of the pool and on a new one.
    const begun = Promise.withResolvers<void>();
    const isFrozen = Promise.withResolvers<void>();
    const inTransaction = database.$transaction(async (transaction) => {
      await transaction.user.create({ data: user(1) });
      begun.resolve();
      await isFrozen.promise;
      await transaction.user.count();
    });
    await Promise.race([begun.promise, inTransaction]);
    await database.user.count();
    signal("SIGSTOP");
    isFrozen.resolve();
    const calls = {
      "a transaction under way": () => inTransaction,
      "a query": () => database.user.findMany(),
      "a statement of our own": () => database.$queryRaw`SELECT 1`,
      "a new transaction": () => database.$transaction((transaction) => transaction.user.count()),
      "a list of statements": () => database.$transaction([database.user.count()]),
      "a job": () => queue.enqueue(job, "k", { n: 1 }),
      "the queue's depth": () => queue.depth(),
    };
    expect(await outcomesOf(calls, databaseLimits.answerMs)).toEqual(all(calls, unavailable));
    // And again, when no connection is left that was open before.
    const { "a transaction under way": _, ...anew } = calls;
    expect(await outcomesOf(anew, databaseLimits.connectMs)).toEqual(all(anew, unavailable));
    expect(connections.at(-1)).toBe(false);
    expect(
      noted.filter((line) => line.startsWith("the database did not serve a call")).length,
    ).toBeGreaterThan(5);
    expect(noted).toContain("queue");

    signal("SIGCONT");
    await vi.waitFor(async () => expect(await database.user.count()).toBe(0), 10_000);
    await vi.waitFor(() => expect(connections.at(-1)).toBe(true), 20_000);
    await queue.enqueue(job, "k", { n: 2 });
    await vi.waitFor(() => expect(done.at(-1)).toBe(2), 20_000);
    await database.$transaction((transaction) => transaction.user.create({ data: user(2) }));
  });

  test("is noticed by a connection that only listens", async () => {
    connections.length = 0;
    signal("SIGSTOP");
    await vi.waitFor(() => expect(connections).toContain(false), {
      timeout: listenCheckMs + databaseLimits.connectMs + marginMs,
    });

    signal("SIGCONT");
    await vi.waitFor(() => expect(connections.at(-1)).toBe(true), 20_000);
  });
});

describe("a database in which another session holds what is needed", () => {
  const holder = new Client({ connectionString: server.url });
  beforeAll(() => holder.connect());
  afterAll(() => holder.end());
  beforeEach(async () => {
    await holder.query(
      "SET lock_timeout = 0; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0",
    );
    await holder.query("ROLLBACK");
  });

  test("every kind of call ends within its limit, and is served when the lock is gone", async () => {
    const calls = {
      "a query": () => database.user.findMany(),
      "a statement of our own": () => database.$queryRaw`SELECT count(*) FROM users`,
      "a change in a transaction": () =>
        database.$transaction(async (transaction) => transaction.user.create({ data: user(3) })),
    };
    await holder.query("BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
    expect(await outcomesOf(calls, databaseLimits.lockMs)).toEqual(all(calls, unavailable));
    await holder.query("ROLLBACK");
    expect(await outcomesOf(calls, 0)).toEqual(all(calls, "served"));
  });

  test("the queue's tables are made with the limits of a change, not of a statement", async () => {
    await holder.query("BEGIN; LOCK TABLE queue.version IN ACCESS EXCLUSIVE MODE");
    const late = createQueue(server.url, { role: "producer", log });
    const enqueued = late.enqueue(job, "k", { n: 4 });
    await delay(databaseLimits.lockMs + 1_000);
    await holder.query("ROLLBACK");
    await expect(enqueued).resolves.toEqual(expect.any(String));
    await late.stop();
  });
});

test.each<[string, number, () => PromiseLike<unknown>]>([
  ["a statement", databaseLimits.statementMs, () => database.$executeRaw`SELECT pg_sleep(60)`],
  [
    "a transaction of quick statements",
    transactionMs,
    () =>
      database.$transaction(async (transaction) => {
        for (let n = 0; n < 20; n++) await transaction.$executeRaw`SELECT pg_sleep(1)`;
      }),
  ],
])("%s that takes too long by itself ends within its limit", async (name, limitMs, call) => {
  expect(await outcomesOf({ [name]: call }, limitMs)).toEqual({ [name]: unavailable });
});

test("a transaction whose process stands still lets go of its locks", async () => {
  const still = new Client(connectionSettings(server.url, "greenroom", databaseLimits));
  still.on("error", () => undefined);
  await still.connect();
  await still.query("BEGIN");
  await still.query("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
  await delay(databaseLimits.idleTransactionMs + marginMs);
  expect(await database.user.count()).toBeGreaterThanOrEqual(0);
  await still.end();
});

test("a database that is away is said at once", async () => {
  const away = new URL(server.url);
  away.port = String(await freePort());
  const unreachable = createDatabase(away.href);
  const calls = {
    "nobody listens": () => unreachable.user.count(),
    "the session is ended": () => database.$queryRaw`SELECT 1 FROM pg_terminate_backend(pg_backend_pid())`,
  };
  expect(await outcomesOf(calls, 0)).toEqual(all(calls, unavailable));
  await unreachable.$disconnect();
});

test("a unique violation stays what it is", async () => {
  await database.user.create({ data: user(9) });
  await expect(database.user.create({ data: user(9) })).rejects.toMatchObject({ code: "P2002" });
});
