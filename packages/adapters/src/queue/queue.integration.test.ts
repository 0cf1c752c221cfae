import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Job, jobRequest } from "@greenroom/core/jobs";
import { TerminalError } from "@greenroom/core/result";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { createDatabase, migrate } from "../postgres/index.ts";
import { createQueue } from "./index.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
const silent = { info: () => undefined, error: () => undefined };
const queue = createQueue(url, { role: "worker", log: silent });
afterAll(async () => {
  await queue.stop(5);
  await database.$disconnect();
});

const job = (name: string, attemptsMax = 1, timeoutSeconds = 60) =>
  ({ name, payload: z.object({ n: z.number() }), timeoutSeconds, attemptsMax }) satisfies Job;

test("jobs of one key run one after another in order, those of another key beside them", async () => {
  const work = job("test.order");
  const events: string[] = [];
  await queue.work(
    work,
    async ({ n }) => {
      events.push(`start ${n}`);
      await delay(n === 9 ? 10 : 200);
      events.push(`end ${n}`);
    },
    { concurrency: 3 },
  );
  for (const n of [1, 2, 3]) await queue.enqueue(work, "a", { n });
  await queue.enqueue(work, "b", { n: 9 });
  await vi.waitFor(() => expect(events).toHaveLength(8), 10_000);
  expect(events.filter((event) => !event.endsWith("9"))).toEqual([
    "start 1",
    "end 1",
    "start 2",
    "end 2",
    "start 3",
    "end 3",
  ]);
  expect(events.indexOf("end 9")).toBeLessThan(events.indexOf("end 3"));
});

test.each([
  ["an attempt that failed is tried again, up to the contract", 3, () => new Error("again"), 3],
  ["attemptsMax 1 is never tried again", 1, () => new Error("once"), 1],
  ["a TerminalError is never tried again", 3, () => new TerminalError("never"), 1],
])("%s; the next job of its key runs", async (name, attemptsMax, failure, attempts) => {
  const work = job(`test.fail-${name.length}`, attemptsMax);
  const seen: number[] = [];
  await queue.work(work, async ({ n }) => {
    seen.push(n);
    if (n === 1) throw failure();
  });
  await queue.enqueue(work, "k", { n: 1 });
  await queue.enqueue(work, "k", { n: 2 });
  await vi.waitFor(() => expect(seen.at(-1)).toBe(2), 20_000);
  expect(seen).toEqual([...Array<number>(attempts).fill(1), 2]);
});

test("a job that was taken is handed to another worker when its process is killed, before its key goes on", async () => {
  const work = job("test.taken", 3);
  await queue.prepare([work]);
  const taken = takeAndDie(work);
  await queue.enqueue(work, "k", { n: 1 });
  await queue.enqueue(work, "k", { n: 2 });
  await taken;
  const killedAtMs = performance.now();
  const seen: number[] = [];
  await queue.work(work, async ({ n }) => void seen.push(n));
  await vi.waitFor(() => expect(seen).toEqual([1, 2]), 20_000);
  expect(performance.now() - killedAtMs).toBeLessThan(15_000);
});

test("a job whose last attempt failed is given up as well", async () => {
  const work = job("test.failed");
  const given: number[] = [];
  await queue.work(work, () => Promise.reject(new Error("broken")), {
    onGivenUp: async ({ n }) => {
      given.push(n);
      return "settled";
    },
  });
  await queue.enqueue(work, "k", { n: 7 });
  await vi.waitFor(() => expect(given).toEqual([7]), 10_000);
});

test("a transaction that rolls back leaves no job, one that commits leaves one", async () => {
  const work = job("test.transaction");
  const seen: number[] = [];
  await queue.work(work, async ({ n }) => void seen.push(n));
  await expect(
    database.$transaction(async (transaction) => {
      await queue.enqueueIn(transaction, jobRequest(work, "k", { n: 1 }));
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  await database.$transaction((transaction) => queue.enqueueIn(transaction, jobRequest(work, "k", { n: 2 })));
  await vi.waitFor(() => expect(seen).toContain(2), 10_000);
  expect(seen).toEqual([2]);
});

test("cancelling aborts the running handler; what waits behind it runs", async () => {
  const work = job("test.cancel");
  const events: string[] = [];
  await queue.work(work, async ({ n }, signal) => {
    events.push(`start ${n}`);
    if (n === 2) return;
    await once(signal, "abort");
    events.push("aborted");
  });
  const id = await queue.enqueue(work, "k", { n: 1 });
  await queue.enqueue(work, "k", { n: 2 });
  await vi.waitFor(() => expect(events).toContain("start 1"), 10_000);
  await queue.cancel(work, id);
  await vi.waitFor(() => expect(events.toSorted()).toEqual(["aborted", "start 1", "start 2"]), 15_000);
});

test("a job whose process was killed in its last attempt is given up, once its slice says so; its key goes on", async () => {
  const work = job("test.lost");
  await queue.enqueue(work, "k", { n: 1 });
  await takeAndDie(work);
  const lost: number[] = [];
  const seen: number[] = [];
  await queue.work(work, async ({ n }) => void seen.push(n), {
    onGivenUp: async ({ n }) => {
      lost.push(n);
      return lost.length < 2 ? "later" : "settled";
    },
  });
  await queue.enqueue(work, "k", { n: 2 });
  await vi.waitFor(() => expect(seen).toEqual([2]), 40_000);
  expect(lost).toEqual([1, 1]);
});

test("the depth counts what waits", async () => {
  const work = job("test.depth");
  await queue.enqueue(work, "a", { n: 1 });
  await queue.enqueue(work, "b", { n: 2 });
  await vi.waitFor(
    async () => expect(await queue.depth()).toContainEqual({ queue: "test.depth", waiting: 2, active: 0 }),
    10_000,
  );
});

/** Another worker process takes one job of this name and is killed while it has it. */
async function takeAndDie({ name, attemptsMax }: Job): Promise<void> {
  const script = `
    const { createQueue } = await import(${JSON.stringify(join(import.meta.dirname, "index.ts"))});
    const { z } = await import("zod");
    const log = { info() {}, error() {} };
    const queue = createQueue(${JSON.stringify(url)}, { role: "producer", log });
    const job = { name: ${JSON.stringify(name)}, payload: z.object({ n: z.number() }), timeoutSeconds: 60, attemptsMax: ${attemptsMax} };
    await queue.work(job, async () => { console.log("running"); await new Promise(() => {}); });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("the other worker ended"))),
  ]);
  child.kill("SIGKILL");
  await once(child, "exit");
}
