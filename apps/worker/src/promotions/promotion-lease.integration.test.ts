import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createRecordReader, migrate } from "@greenroom/adapters/postgres";
import { actorSchema, authorize, machinery } from "@greenroom/core/access";
import { executionTiming } from "@greenroom/core/executions";
import { abortPromotion, type PromotionId } from "@greenroom/core/promotions";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { seated } from "../../../../packages/adapters/src/postgres/access/access-fixture.ts";
import { giveUpSilent, keepGivingUpSilent } from "../executions/give-up-silent.ts";
import { executePromotion } from "./execute-promotion.ts";
import { createPromotionWorker, olga, silentLog } from "./promotion-worker-fixture.ts";

const url = await startTestDatabase(migrate);
const [first, second] = [createPromotionWorker(url, "first/1"), createPromotionWorker(url, "second/1")];
const { database, promotions } = first;
const record = createRecordReader(database);
const running = new AbortController().signal;
afterAll(() => Promise.all([first.stop(), second.stop()]));
afterEach(async () => {
  first.applied.length = 0;
  second.applied.length = 0;
  await database.$executeRaw`TRUNCATE promotions`;
  await database.$executeRaw`TRUNCATE queue.job`;
});

const mayAbort = authorize(olga, "promotion:abort");
const find = async (id: PromotionId) => {
  const found = await promotions.find(id);
  if (found === null) throw new Error("the promotion is gone");
  return found;
};
const silence = (id: PromotionId, seconds: number) =>
  database.$executeRaw`UPDATE promotions
    SET heartbeat_at = heartbeat_at - make_interval(secs => ${seconds}::float8) WHERE id = ${id}::uuid`;
const actionsOf = async (id: PromotionId) =>
  (await record.list({ subject: { kind: "promotion", id } }, 50)).map(({ action }) => action).toReversed();

test("an abort that was accepted between the gates and the apply: nothing is applied, and it says so", async () => {
  const { id } = await first.request();
  const gates = first.execution.riskHolds.into;
  const execution = {
    ...first.execution,
    riskHolds: {
      async into(...asked: Parameters<typeof gates>) {
        expect(await abortPromotion(first.execution, mayAbort, id)).toMatchObject({ ok: true });
        return gates(...asked);
      },
    },
  };
  await executePromotion(execution, id, running);
  expect(first.applied).toEqual([]);
  expect(await find(id)).toMatchObject({
    status: "aborted",
    outcome: "Aborted by Olga before anything was changed.",
    abort: { by: { name: "Olga" } },
  });
});

test("a start whose approver was disabled meanwhile waits for another approval, and nothing is applied", async () => {
  const paul = actorSchema.parse({ id: "paul", name: "Paul" });
  await seated(database, paul, "approver");
  const { id } = await first.request();
  await database.promotion.update({ where: { id }, data: { approvalsRequired: 1 } });
  expect(await promotions.change(id, { type: "approved", by: paul }, machinery)).toMatchObject({ ok: true });
  await database.user.update({ where: { id: paul.id }, data: { disabledAt: new Date() } });
  await executePromotion(first.execution, id, running);
  expect(first.applied).toEqual([]);
  expect(await find(id)).toMatchObject({ status: "pending", approvals: [{ lapsed: { why: "disabled" } }] });
});

test("an abort while the worker is at it stops it with its next heartbeat, and another promotion may come", async () => {
  const { id } = await first.request();
  const execution = { ...first.execution, writer: { apply: untilAborted } };
  const executing = executePromotion(execution, id, running);
  await vi.waitFor(async () => expect((await find(id)).steps[1]).toMatchObject({ status: "running" }));
  await abortPromotion(first.execution, mayAbort, id);
  await executing;
  expect(await find(id)).toMatchObject({
    status: "aborted",
    outcome: "Aborted by Olga. What was applied before stays as it is.",
  });
  expect(await first.request()).toMatchObject({ status: "pending" });
});

test("a worker that was suspended and given up can write nothing once it goes on", async () => {
  const { id } = await first.request();
  const [resumed, reached, released] = [latch(), latch(), latch()];
  const executing = executePromotion(
    {
      ...first.execution,
      promotions: { ...promotions, heartbeat: () => new Promise(() => undefined) },
      writer: { apply: (...asked) => resumed.passed.then(() => first.execution.writer.apply(...asked)) },
    },
    id,
    running,
  );
  await vi.waitFor(async () => expect((await find(id)).steps[1]).toMatchObject({ status: "running" }));
  const continuing = executePromotion(
    {
      ...second.execution,
      writer: {
        apply(...asked) {
          reached.pass();
          return released.passed.then(() => second.execution.writer.apply(...asked));
        },
      },
    },
    id,
    running,
  );
  // It waits for as long as the first one counts as alive.
  await delay(2 * executionTiming.claimAgainSeconds * 1000);
  expect(await find(id)).toMatchObject({ lease: { worker: "first/1" } });
  await silence(id, executionTiming.givenUpSeconds);
  await giveUpSilent(promotions, silentLog);
  await vi.waitFor(
    async () => expect(await find(id)).toMatchObject({ lease: { worker: "second/1" } }),
    5_000,
  );
  await reached.passed;
  const before = await find(id);

  resumed.pass();
  await executing;
  expect(await find(id)).toEqual(before);
  released.pass();
  await continuing;
  expect(await find(id)).toMatchObject({ status: "succeeded" });
  expect(await actionsOf(id)).toEqual([
    "promotion.requested",
    "promotion.claimed",
    "promotion.worker_lost",
    "promotion.claimed",
    "promotion.succeeded",
  ]);
});

test("a worker that is told to stop leaves the promotion to the next one at once", async () => {
  const { id } = await first.request();
  const stopping = new AbortController();
  const execution = { ...first.execution, writer: { apply: untilAborted } };
  const executing = executePromotion(execution, id, stopping.signal);
  await vi.waitFor(async () => expect((await find(id)).steps[1]).toMatchObject({ status: "running" }));
  stopping.abort();
  await expect(executing).rejects.toThrow("job_ends");
  expect(await find(id)).toMatchObject({ status: "running", lease: null });
  await executePromotion(second.execution, id, running);
  expect(await find(id)).toMatchObject({ status: "succeeded" });
});

test("a worker that cannot reach the database stops what it does before others give it up", async () => {
  const { id } = await first.request();
  const cutOff = { ...promotions, heartbeat: () => new Promise<never>(() => undefined) };
  const startedAtMs = performance.now();
  const execution = { ...first.execution, promotions: cutOff, writer: { apply: untilAborted } };
  await expect(executePromotion(execution, id, running)).rejects.toThrow("cut_off");
  const stoppedAfterSeconds = (performance.now() - startedAtMs) / 1000;
  expect(stoppedAfterSeconds).toBeLessThan(executionTiming.givenUpSeconds - 5);
  // Whether anybody heard of it, it could not know: the promotion is given up by its silence.
  expect(await find(id)).toMatchObject({ status: "running", lease: { worker: "first/1" } });
});

test("a promotion whose worker was killed goes on at its step within 35 s", async () => {
  const { id } = await first.request();
  const child = spawn(process.execPath, [join(import.meta.dirname, "hanging-worker-fixture.ts"), url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const killedAt = Date.now();
  const before = await find(id);
  expect(before).toMatchObject({ status: "running", lease: { worker: "hanging/1" } });

  await second.work();
  const stop = keepGivingUpSilent(promotions, silentLog);
  await vi.waitFor(async () => expect(await find(id)).toMatchObject({ status: "succeeded" }), {
    timeout: 60_000,
    interval: 200,
  });
  await stop();
  const entries = await record.list({ subject: { kind: "promotion", id }, action: "promotion.claimed" }, 5);
  expect(entries).toHaveLength(2);
  expect((entries[0]?.at.getTime() ?? Infinity) - killedAt).toBeLessThan(35_000);
  // Nothing of it runs yet, so the gates are judged again; the apply is done again, and both keep their start.
  const done = await find(id);
  expect(done.steps[0]).toEqual({ ...before.steps[0], finishedAt: done.steps[0]?.finishedAt });
  expect(done.steps[1]?.startedAt).toEqual(before.steps[1]?.startedAt);
  expect(second.applied).toEqual([done.release.version]);
});

/** What a writer does whose cluster takes its time. */
async function untilAborted(...[, , signal]: [unknown, unknown, AbortSignal]): Promise<never> {
  await delay(60_000, undefined, { signal }).catch(() => undefined);
  throw signal.reason;
}

/** What waits until somebody lets it pass. */
function latch() {
  let pass = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return { passed, pass: () => pass() };
}
