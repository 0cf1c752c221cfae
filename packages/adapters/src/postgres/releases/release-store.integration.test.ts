import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createReleaseStore, migrate } from "../index.ts";

const database = createDatabase(await startTestDatabase(migrate));
const releases = createReleaseStore(database);
afterAll(() => database.$disconnect());

const digest = (number: number) => `sha256:${number.toString(16).padStart(64, "0")}`;
const record = (number: number, repository = "greenroom.local/go-demo") =>
  releases.record({
    repository,
    digest: digest(number),
    version: `1.${number}.0`,
    origin: { kind: "registered", by: "Olga" },
  });

test("a release is found by its digest, however many were recorded since", async () => {
  for (let number = 0; number < 250; number++) await record(number);
  expect(await releases.findByDigest(digest(0))).toMatchObject({ version: "1.0.0" });
  expect(await releases.findByDigest(digest(250))).toBeNull();
});

test("of two with the same digest, the newer is found", async () => {
  const { release } = await record(1, "mirror.local/go-demo");
  expect(await releases.findByDigest(digest(1))).toEqual(release);
});
