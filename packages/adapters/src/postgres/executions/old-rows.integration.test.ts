import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promotionIdSchema } from "@greenroom/core/promotions";
import { runIdSchema } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createPromotionStore, createRunStore, createSealer } from "../index.ts";
import { idleQueue } from "../runs/run-fixture.ts";

const directory = join(import.meta.dirname, "../../../prisma/migrations");
const folders = readdirSync(directory, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const own = "20260108000000_executions";
const sqlOf = (folder: string) => readFileSync(join(directory, folder, "migration.sql"), "utf8");

const digest = "a".repeat(64);
const plan = {
  digest,
  configurationDigest: digest,
  lockFileDigest: digest,
  variablesDigest: digest,
  stateSerial: null,
  counts: { create: 1, update: 0, replace: 0, delete: 0 },
};
const approvals = [{ by: { id: "bob", name: "Bob" }, planDigest: digest, at: "2026-01-01T00:00:00Z" }];
const runId = (digitOfAll: number) => runIdSchema.parse(`run-${`${digitOfAll}`.repeat(16)}`);
const [confirmed, queued, planQueued] = [runId(0), runId(1), runId(2)];
const promotion = promotionIdSchema.parse("00000000-0000-4000-8000-000000000001");

/** As a database was before, with what people had left in it. */
const url = await startTestDatabase(async (address) => {
  const client = new Client({ connectionString: address });
  await client.connect();
  for (const folder of folders.filter((name) => name < own)) await client.query(sqlOf(folder));
  const states = [
    [confirmed, "one", { status: "confirmed", plan, approvals }],
    [queued, "two", { status: "apply_queued", plan, approvals }],
    [planQueued, "three", { status: "plan_queued" }],
  ] as const;
  for (const [id, layer, state] of states)
    await client.query(
      `INSERT INTO runs (id, environment, layer, status, message, requested_by_id, requested_by_name, state)
       VALUES ($1, 'dev', $2, $3, '', 'ada', 'Ada', $4)`,
      [id, layer, state.status, state],
    );
  await client.query(
    `INSERT INTO run_steps (run_id, event, status) VALUES
     ($1, 'approved', 'confirmed'), ($1, 'apply_enqueued', 'apply_queued')`,
    [queued],
  );
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO releases (repository, digest, version, origin)
     VALUES ('greenroom.local/go-demo', $1, '1.0.0', '{"kind": "registered", "by": "Olga"}') RETURNING id`,
    [`sha256:${digest}`],
  );
  await client.query(
    `INSERT INTO promotions (id, kind, target, release_id, status, requested_by_id, requested_by_name,
       approvals_required, gates, steps, abort_requested_by, started_at, heartbeat_at)
     VALUES ($1, 'promote', 'dev', $2, 'running', 'olga', 'Olga', 0, '[]', '[]', '{"id": "paul", "name": "Paul"}',
       now(), '2026-01-01T00:00:00Z')`,
    [promotion, rows[0]?.id],
  );
  for (const folder of folders.filter((name) => name >= own)) await client.query(sqlOf(folder));
  await client.end();
});
const database = createDatabase(url);
const runs = createRunStore(database, createSealer(Buffer.alloc(32).toString("base64")), idleQueue);
const promotions = createPromotionStore(database, idleQueue, "go-demo");
afterAll(() => database.$disconnect());

test("an approval whose apply was not queued yet is asked for again; one that was queued stays", async () => {
  expect(await runs.find(confirmed)).toMatchObject({ status: "planned", plan, approvals: [] });
  expect(await runs.find(queued)).toMatchObject({
    status: "apply_queued",
    approvals: [{ by: { name: "Bob" } }],
  });
  expect(await runs.steps(queued)).toMatchObject([{ event: "approved", status: "apply_queued" }]);
});

test("a run that had its turn gets it again, with a job this time", async () => {
  expect(await runs.find(planQueued)).toMatchObject({ status: "pending" });
  await runs.giveTurns();
  expect(await runs.find(planQueued)).toMatchObject({ status: "plan_queued" });
});

test("a promotion that was under way waits for a worker, and a wish to abort it is kept", async () => {
  expect(await promotions.find(promotion)).toMatchObject({
    status: "running",
    lease: null,
    abort: { by: { name: "Paul" }, at: new Date("2026-01-01T00:00:00Z") },
  });
  expect(await promotions.listSilent()).toEqual([]);
});
