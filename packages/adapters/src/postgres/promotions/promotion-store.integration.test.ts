import { actorSchema, machinery } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import type { NewPromotion, Promotion, PromotionEvent } from "@greenroom/core/promotions";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { TransactionalQueue } from "../executions/index.ts";
import {
  createDatabase,
  createPromotionStore,
  createRecordReader,
  createReleaseStore,
  migrate,
} from "../index.ts";
import { idleQueue } from "../runs/run-fixture.ts";

const database = createDatabase(await startTestDatabase(migrate));
const sent: string[] = [];
const broken = { isBroken: false };
const queue: TransactionalQueue = {
  ...idleQueue,
  enqueueIn(transaction, request) {
    if (broken.isBroken) throw new Error("the queue is broken");
    sent.push(request.key);
    return idleQueue.enqueueIn(transaction, request);
  },
};
const promotions = createPromotionStore(database, queue);
const record = createRecordReader(database);
const { release } = await createReleaseStore(database).record(
  {
    service: "go-demo",
    repository: "greenroom.local/go-demo",
    digest: `sha256:${"a".repeat(64)}`,
    version: "1.0.0",
    origin: { kind: "registered", by: "Olga" },
  },
  machinery,
);
const [olga, paul] = ["Olga", "Paul"].map((name) => actorSchema.parse({ id: name.toLowerCase(), name }));
const byOlga = { actor: olga ?? null, requestId: "request-1" };
const lease = { id: "lease-1", worker: "host/1" };
afterAll(() => database.$disconnect());
beforeEach(async () => {
  sent.length = 0;
  await database.promotion.deleteMany();
});

const wish: NewPromotion = {
  kind: "promote",
  service: "go-demo",
  target: environmentIdSchema.parse("dev"),
  source: null,
  releaseId: release.id,
  previousReleaseId: null,
  isPreviousHealthy: true,
  requestedBy: actorSchema.parse(olga),
  reason: null,
  approvalsRequired: 0,
  gates: [],
};
async function create(changes: Partial<NewPromotion> = {}): Promise<Promotion> {
  const created = await promotions.create({ ...wish, ...changes }, byOlga);
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}
const change = ({ id }: Promotion, event: PromotionEvent) => promotions.change(id, event, machinery);
const silence = ({ id }: Promotion) =>
  database.$executeRaw`UPDATE promotions SET heartbeat_at = heartbeat_at - interval '31 seconds' WHERE id = ${id}::uuid`;

test("a promotion and its job are one, at the request and at the last approval", async () => {
  broken.isBroken = true;
  await expect(create()).rejects.toThrow("the queue is broken");
  expect(await database.promotion.count()).toBe(0);
  const waiting = await create({ approvalsRequired: 1 });
  const approved: PromotionEvent = { type: "approved", by: actorSchema.parse(paul) };
  await expect(change(waiting, approved)).rejects.toThrow("the queue is broken");
  expect(await promotions.find(waiting.id)).toMatchObject({ approvals: [] });
  broken.isBroken = false;
  expect(await change(waiting, approved)).toMatchObject({ ok: true });
  expect(sent).toEqual(["promotion:dev/go-demo"]);
});

test("the newest of each place is found together, however much came elsewhere since", async () => {
  const prod = environmentIdSchema.parse("prod");
  const end = async (promotion: Promotion) => {
    await change(promotion, { type: "abort_requested", by: actorSchema.parse(paul) });
    return promotion.id;
  };
  await end(await create());
  const newest = [await end(await create()), await end(await create({ target: prod }))];
  newest.push(await end(await create({ service: "billing" })));
  for (let count = 0; count < 3; count++) await end(await create({ target: prod, service: "search" }));
  const found = await promotions.newestIn([
    { environment: "dev", service: "go-demo" },
    { environment: "prod", service: "go-demo" },
    { environment: "dev", service: "billing" },
    { environment: "prod", service: "billing" },
  ]);
  expect(found.map(({ id }) => id).toSorted()).toEqual(newest.toSorted());
  expect(found[0]?.release).toMatchObject({ id: release.id });
  expect(await promotions.newestIn([])).toEqual([]);
});

test("a worker that is heard between the look and the giving up keeps its promotion", async () => {
  const promotion = await create();
  await change(promotion, { type: "claimed", lease });
  expect(await promotions.listSilent()).toEqual([]);
  await silence(promotion);
  expect(await promotions.listSilent()).toEqual([promotion.id]);
  expect(await promotions.heartbeat(promotion.id, "lease-0")).toMatchObject({ held: false });
  expect(await promotions.heartbeat(promotion.id, lease.id)).toEqual({ held: true, stopRequested: false });
  expect(await promotions.giveUp(promotion.id)).toBe(false);
  expect(await promotions.find(promotion.id)).toMatchObject({ lease: { worker: "host/1" } });
});

test("one that was given up waits for another worker, and ends only when there is none", async () => {
  const promotion = await create();
  await change(promotion, { type: "claimed", lease });
  const used = { type: "attempts_used_up" } as const;
  expect(await change(promotion, used)).toMatchObject({ error: { code: "lease_held" } });
  await silence(promotion);
  expect(await promotions.giveUp(promotion.id)).toBe(true);
  expect(await promotions.find(promotion.id)).toMatchObject({ status: "running", lease: null });
  expect(await promotions.heartbeat(promotion.id, lease.id)).toMatchObject({ held: false });
  expect(await change(promotion, used)).toMatchObject({
    value: {
      status: "errored",
      outcome:
        "Worker lost: it was given to a worker 3 times, and none of them came to its end. Nothing was applied.",
    },
  });
});

test("a wish to stop is heard with the heartbeat, and no further step begins", async () => {
  const promotion = await create();
  await change(promotion, { type: "claimed", lease });
  await change(promotion, { type: "abort_requested", by: actorSchema.parse(paul) });
  expect(await promotions.heartbeat(promotion.id, lease.id)).toEqual({ held: true, stopRequested: true });
  const step = { type: "step_started", leaseId: lease.id, step: "apply", detail: "" } as const;
  expect(await change(promotion, step)).toMatchObject({
    error: { code: "stop_requested", message: "Aborted by Paul before anything was changed." },
  });
});

test("who holds a target is found among any number of others", async () => {
  const held = await create({ approvalsRequired: 1 });
  const other = environmentIdSchema.parse("stage");
  for (let count = 0; count < 60; count++)
    await change(await create({ target: other }), { type: "abort_requested", by: actorSchema.parse(paul) });
  const alsoHeld = await create({ target: other });
  await change(alsoHeld, { type: "claimed", lease });
  expect((await promotions.holders()).map(({ id }) => id).toSorted()).toEqual(
    [held.id, alsoHeld.id].toSorted(),
  );
  const startedSince = new Date(Date.now() - 60_000);
  expect((await promotions.list({ startedSince, limit: 5 })).map(({ id }) => id)).toEqual([alsoHeld.id]);
  expect(await promotions.list({ statuses: ["aborted"], environments: ["dev"], limit: 5 })).toEqual([]);
});

test("times are dates, and each change stands on record with who made it", async () => {
  const promotion = await create({ reason: "better" });
  await change(promotion, { type: "claimed", lease });
  await change(promotion, { type: "step_started", leaseId: lease.id, step: "check", detail: "" });
  await change(promotion, { type: "succeeded", leaseId: lease.id, outcome: "good" });
  expect(await promotions.find(promotion.id)).toMatchObject({
    requestedAt: expect.any(Date),
    startedAt: expect.any(Date),
    finishedAt: expect.any(Date),
  });
  const entries = await record.list({ subject: { kind: "promotion", id: promotion.id } }, 10);
  expect(entries.map(({ action, actor, reason }) => [action, actor?.name ?? null, reason])).toEqual([
    ["promotion.succeeded", null, null],
    ["promotion.claimed", null, null],
    ["promotion.requested", "Olga", "better"],
  ]);
});

test("what is said with an abort stands on record, and with the promotion", async () => {
  const promotion = await create();
  const by = promotion.requestedBy;
  await change(promotion, { type: "abort_requested", by, comment: "too late" });
  expect(await promotions.find(promotion.id)).toMatchObject({ abort: { by, comment: "too late" } });
  const [entry] = await record.list({ subject: { kind: "promotion", id: promotion.id } }, 1);
  expect(entry).toMatchObject({ action: "promotion.abort_requested", reason: "too late" });
});

test("one promotion of a service holds a target, and another service's holds it beside that", async () => {
  const own = await create();
  const other = await create({ service: "billing" });
  for (const service of ["go-demo", "billing"])
    expect(await promotions.create({ ...wish, service }, byOlga)).toMatchObject({
      error: {
        code: "promotion_under_way",
        message: `Another promotion of ${service} into dev is under way.`,
      },
    });
  // Neither waits for the other's place in the queue.
  expect(sent.toSorted()).toEqual(["promotion:dev/billing", "promotion:dev/go-demo"]);
  const [target] = [wish.target];
  expect(await promotions.holder(target, "go-demo")).toMatchObject({ id: own.id });
  expect(await promotions.holder(target, "billing")).toMatchObject({ id: other.id });
  expect((await promotions.holders()).map(({ id }) => id).toSorted()).toEqual([own.id, other.id].toSorted());
  expect(await promotions.list({ service: "billing", limit: 10 })).toMatchObject([{ id: other.id }]);
  expect(await promotions.history(target, "billing")).toMatchObject([{ id: other.id }]);
  expect(await change(other, { type: "abort_requested", by: actorSchema.parse(paul) })).toMatchObject({
    ok: true,
  });
  expect(await promotions.holder(target, "billing")).toBeNull();
  expect(await promotions.holder(target, "go-demo")).toMatchObject({ id: own.id });
  expect(await record.list({ subject: { kind: "promotion", id: other.id } }, 10)).toMatchObject([
    { action: "promotion.abort_requested", environment: "dev", service: "billing" },
    { action: "promotion.requested", environment: "dev", service: "billing" },
  ]);
});
