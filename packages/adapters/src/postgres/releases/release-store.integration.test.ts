import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createReleaseStore, migrate } from "../index.ts";

const database = createDatabase(await startTestDatabase(migrate));
const releases = createReleaseStore(database);
afterAll(() => database.$disconnect());

const digest = (number: number) => `sha256:${number.toString(16).padStart(64, "0")}`;
const own = "greenroom.local/go-demo";
const find = (number: number, repository = own) =>
  releases.findByImage({ repository, digest: digest(number) });
const record = (number: number, repository = own) =>
  releases.record({
    repository,
    digest: digest(number),
    version: `1.${number}.0`,
    origin: { kind: "registered", by: "Olga" },
  });

test("a release is found by its image, however many were recorded since", async () => {
  for (let number = 0; number < 250; number++) await record(number);
  expect(await find(0)).toMatchObject({ version: "1.0.0" });
  expect(await find(250)).toBeNull();
});

test("the same digest in another repository is another release, however new it is", async () => {
  const { release } = await record(300);
  const { release: foreign } = await record(300, "elsewhere.local/go-demo");
  expect(await find(300)).toEqual(release);
  expect(await find(300, "elsewhere.local/go-demo")).toEqual(foreign);
  expect(await find(300, "third.local/go-demo")).toBeNull();
});
