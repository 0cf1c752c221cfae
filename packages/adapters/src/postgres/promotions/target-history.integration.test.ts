import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentIdSchema } from "@greenroom/core/environments";
import { machinery, userIdSchema } from "@greenroom/core/access";
import {
  isApplied,
  judgeReturn,
  type NewPromotion,
  type PastPromotion,
  type Promotion,
  type PromotionEvent,
  standingsIn,
} from "@greenroom/core/promotions";
import type { Release } from "@greenroom/core/releases";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test } from "vitest";
import { Prisma } from "../generated/client.ts";
import { createDatabase, createPromotionStore, createReleaseStore, migrate } from "../index.ts";
import { idleQueue } from "../runs/run-fixture.ts";

const database = createDatabase(await startTestDatabase(migrate));
const promotions = createPromotionStore(database, idleQueue);
const releases = createReleaseStore(database);
afterAll(() => database.$disconnect());
beforeEach(() => database.promotion.deleteMany());

const [dev, prod] = [environmentIdSchema.parse("dev"), environmentIdSchema.parse("prod")];
const known = await Promise.all(
  ["a", "b", "c", "d"].map(async (letter, index) => {
    const { release } = await releases.record(
      {
        service: "go-demo",
        repository: "greenroom.local/go-demo",
        digest: `sha256:${letter.repeat(64)}`,
        version: `1.${index}.0`,
        origin: { kind: "registered", by: "Olga" },
      },
      machinery,
    );
    return release;
  }),
);
const [first, second] = known as [Release, Release, Release, Release];

const ends = ["succeeded", "failed", "errored", "aborted"] as const;
type End = (typeof ends)[number];

/** A promotion that went as far as its apply, or was ended before it. */
async function past(end: End, wish: Partial<NewPromotion>, { applied = true } = {}): Promise<Promotion> {
  const created = await promotions.create(
    {
      kind: "promote",
      service: "go-demo",
      target: prod,
      source: null,
      releaseId: first.id,
      previousReleaseId: null,
      isPreviousHealthy: false,
      requestedBy: { id: userIdSchema.parse("olga"), name: "Olga" },
      reason: "a test",
      approvalsRequired: 0,
      gates: [],
      ...wish,
    },
    machinery,
  );
  if (!created.ok) throw new Error(created.error.message);
  const leaseId = "lease";
  const events: PromotionEvent[] = applied
    ? [
        { type: "step_started", leaseId, step: "apply", detail: "" },
        { type: "step_finished", leaseId, step: "apply", detail: "" },
      ]
    : [];
  const claimed: PromotionEvent = { type: "claimed", lease: { id: leaseId, worker: "host/1" } };
  let promotion = created.value;
  for (const event of [claimed, ...events, { type: end, leaseId, outcome: "" } as const]) {
    const changed = await promotions.change(promotion.id, event, machinery);
    if (!changed.ok) throw new Error(changed.error.message);
    promotion = changed.value;
  }
  return promotion;
}

const judged = (history: readonly PastPromotion[]) => {
  const standings = standingsIn(history, prod);
  return known.map((release) => judgeReturn(standings, { id: prod, name: "Production" }, release));
};

test("a release that was verified long ago still counts in a busy product", async () => {
  const verified = await past("succeeded", {});
  const row = await database.promotion.findUniqueOrThrow({ where: { id: verified.id } });
  const { id: _, requestedAt, ...columns } = row;
  await database.promotion.createMany({
    data: Array.from({ length: 600 }, (_each, index) => ({
      ...columns,
      target: index % 3 === 0 ? prod : dev,
      releaseId: second.id,
      approvals: [],
      gates: [],
      steps: columns.steps ?? [],
      abort: Prisma.DbNull,
      lease: Prisma.DbNull,
      requestedAt: new Date(requestedAt.getTime() + 1000 * (index + 1)),
    })),
  });
  const history = await promotions.history(prod, "go-demo");
  expect(history.map(({ release }) => release.version)).toEqual(["1.1.0", "1.0.0"]);
  expect(judged(history)[0]).toMatchObject({ isAllowed: true });
});

test("what is left out of a history changes no judgement", async () => {
  const pick = pseudoRandom(7);
  for (let count = 0; count < 80; count++) {
    const applied = pick([true, true, false]);
    await past(
      pick(applied ? ends : (["errored", "aborted"] as const)),
      {
        target: pick([prod, prod, prod, dev]),
        kind: pick(["promote", "promote", "rollback"] as const),
        releaseId: pick(known).id,
        previousReleaseId: pick(known).id,
        isPreviousHealthy: pick([true, false]),
      },
      { applied },
    );
    const all = (await promotions.list({ limit: 1000 })).map((each) => ({
      ...each,
      isApplied: isApplied(each),
    }));
    const history = await promotions.history(prod, "go-demo");
    expect(judged(history)).toEqual(judged(all));
    expect(history[0]?.id).toBe(all.find(({ target }) => target === prod)?.id);
  }
  expect((await promotions.history(prod, "go-demo")).length).toBeLessThan(await database.promotion.count());
});

test("what was applied before that was a column is known after the migration", async () => {
  const [applied, held] = [await past("errored", {}), await past("aborted", {}, { applied: false })];
  await database.promotion.updateMany({ data: { isApplied: false } });
  const folder = "../../../prisma/migrations/20260111000000_previous_release_health";
  const migration = readFileSync(join(import.meta.dirname, folder, "migration.sql"), "utf8");
  await database.$executeRawUnsafe(/^UPDATE [^;]*/m.exec(migration)?.[0] ?? "");
  expect((await promotions.history(prod, "go-demo")).map(({ id, isApplied: is }) => [id, is])).toEqual([
    [held.id, false],
    [applied.id, true],
  ]);
});

/** The same choices each time. */
function pseudoRandom(seed: number): <Choice>(choices: readonly Choice[]) => Choice {
  let state = seed;
  return <Choice>(choices: readonly Choice[]) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return choices[Math.floor((state / 2 ** 31) * choices.length)] as Choice;
  };
}
