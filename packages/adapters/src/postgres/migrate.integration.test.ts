import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
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

test("the program ends when it has said what it did", async () => {
  const program = join(import.meta.dirname, "../../bin/migrate.ts");
  const child = spawn(process.execPath, [program], { env: { ...process.env, DATABASE_URL: url } });
  const ended = once(child, "exit");
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  expect(said.toString()).toBe("the schema is current\n");
  const saidAt = performance.now();
  expect(await ended).toEqual([0, null]);
  expect(performance.now() - saidAt).toBeLessThan(5_000);
});

test("every model of the schema finds its table and columns", async () => {
  const models = Object.entries(database).filter(
    ([name, value]) => !name.startsWith("$") && !name.startsWith("_") && typeof value === "object",
  );
  expect(models.length).toBeGreaterThan(0);
  for (const [, model] of models) await (model as { findFirst(): Promise<unknown> }).findFirst();
});
