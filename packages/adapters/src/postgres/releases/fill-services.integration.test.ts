import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentIdSchema } from "@greenroom/core/environments";
import { promotionIdSchema } from "@greenroom/core/promotions";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { Client } from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createDatabase, createPromotionStore, createReleaseStore } from "../index.ts";
import { idleQueue } from "../runs/run-fixture.ts";

const directory = join(import.meta.dirname, "../../../prisma/migrations");
const folders = readdirSync(directory, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const own = "20260112000000_services";
const sqlOf = (folder: string) => readFileSync(join(directory, folder, "migration.sql"), "utf8");

const [repository, digest] = ["greenroom.local/go-demo", `sha256:${"a".repeat(64)}`];
const waiting = promotionIdSchema.parse("00000000-0000-4000-8000-000000000001");
const dev = environmentIdSchema.parse("dev");

/** As a database was when one service alone could be promoted, brought to this version. */
const url = await startTestDatabase(async (address) => {
  const client = new Client({ connectionString: address });
  await client.connect();
  for (const folder of folders.filter((name) => name < own)) await client.query(sqlOf(folder));
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO releases (repository, digest, version, origin)
     VALUES ($1, $2, '1.0.0', '{"kind": "registered", "by": "Olga"}') RETURNING id`,
    [repository, digest],
  );
  await client.query(
    `INSERT INTO promotions (id, kind, target, release_id, status, requested_by_id, requested_by_name,
       approvals_required, gates, steps)
     VALUES ($1, 'promote', 'dev', $2, 'pending', 'olga', 'Olga', 1, '[]', '[]')`,
    [waiting, rows[0]?.id],
  );
  for (const folder of folders.filter((name) => name >= own)) await client.query(sqlOf(folder));
  await client.end();
});
const database = createDatabase(url);
afterAll(() => database.$disconnect());
const forget = async () => {
  await database.promotion.updateMany({ data: { service: null } });
  await database.release.updateMany({ data: { service: null } });
};
beforeEach(forget);

describe("what was released and promoted before services were told apart", () => {
  test("is of the one service that was promoted, whichever store is asked first", async () => {
    const promotions = createPromotionStore(database, idleQueue, "shop");
    expect(await promotions.holder(dev, "shop")).toMatchObject({
      id: waiting,
      service: "shop",
      release: { service: "shop", version: "1.0.0" },
    });
    expect(await promotions.history(dev, "shop")).toMatchObject([{ id: waiting }]);
    await forget();
    const releases = createReleaseStore(database, "shop");
    expect(await releases.findByImage({ service: "shop", repository, digest })).toMatchObject({
      service: "shop",
    });
    expect(await database.promotion.count({ where: { service: "shop" } })).toBe(1);
  });

  test("keeps its service when another one is promoted first later", async () => {
    await createReleaseStore(database, "shop").list({ limit: 1 });
    const later = createPromotionStore(database, idleQueue, "billing");
    expect(await later.find(waiting)).toMatchObject({ service: "shop", release: { service: "shop" } });
    expect(await later.holder(dev, "billing")).toBeNull();
  });

  test("is readable where no service is promoted any more", async () => {
    expect(await createPromotionStore(database, idleQueue, null).find(waiting)).toMatchObject({
      service: "",
    });
    expect(await createReleaseStore(database, null).list({ limit: 1 })).toMatchObject([{ service: "" }]);
  });
});
