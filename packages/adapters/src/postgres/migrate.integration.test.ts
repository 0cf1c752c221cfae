import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, migrate } from "./index.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
afterAll(() => database.$disconnect());

test("every migration is recorded as finished, a second time applies nothing", async () => {
  expect(await migrate(url)).toEqual([]);
  const recorded = await database.$queryRaw<{ unfinished: bigint; all: bigint }[]>`
    SELECT count(*) AS all, count(*) FILTER (WHERE finished_at IS NULL) AS unfinished FROM _prisma_migrations`;
  expect(recorded[0]?.all).toBeGreaterThan(0n);
  expect(recorded[0]?.unfinished).toBe(0n);
});

test("every model of the schema finds its table and columns", async () => {
  const models = Object.entries(database).filter(
    ([name, value]) => !name.startsWith("$") && !name.startsWith("_") && typeof value === "object",
  );
  expect(models.length).toBeGreaterThan(0);
  for (const [, model] of models) await (model as { findFirst(): Promise<unknown> }).findFirst();
});
