import { machinery, userIdSchema } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createRecordReader, createReleaseStore, migrate } from "../index.ts";

const database = createDatabase(await startTestDatabase(migrate));
const releases = createReleaseStore(database);
afterAll(() => database.$disconnect());

const digest = (number: number) => `sha256:${number.toString(16).padStart(64, "0")}`;
const own = "greenroom.local/go-demo";
const find = (number: number, repository = own) =>
  releases.findByImage({ service: "go-demo", repository, digest: digest(number) });
const image = (number: number, repository = own) => ({
  service: "go-demo",
  repository,
  digest: digest(number),
  version: `1.${number}.0`,
});
const imageFacts = (number: number) => {
  const { service: _service, ...facts } = image(number);
  return facts;
};
const record = (number: number, repository = own) =>
  releases.record({ ...image(number, repository), origin: { kind: "registered", by: "Olga" } }, machinery);

test("a release is found by its image, however many were recorded since", async () => {
  for (let number = 0; number < 250; number++) await record(number);
  expect(await find(0)).toMatchObject({ version: "1.0.0" });
  expect(await find(250)).toBeNull();
});

test("a release that is registered or observed is on record once, with who and by which request", async () => {
  const olga = { id: userIdSchema.parse("olga"), name: "Olga" };
  const registered = { ...image(400), origin: { kind: "registered", by: "Olga" } } as const;
  const observed = { kind: "observed", environment: environmentIdSchema.parse("dev") } as const;
  const { release } = await releases.record(registered, { actor: olga, requestId: "request-1" });
  await releases.record({ ...registered, origin: observed }, machinery);
  const entries = createRecordReader(database);
  expect(await entries.list({ subject: { kind: "release", id: release.id } }, 10)).toMatchObject([
    { action: "release.registered", actor: olga, requestId: "request-1", after: imageFacts(400) },
  ]);
  const { release: seen } = await releases.record({ ...image(401), origin: observed }, machinery);
  expect(await entries.list({ subject: { kind: "release", id: seen.id } }, 10)).toMatchObject([
    { action: "release.observed", actor: null, environment: "dev" },
  ]);
});

test("the same digest in another repository is another release, however new it is", async () => {
  const { release } = await record(300);
  const { release: foreign } = await record(300, "elsewhere.local/go-demo");
  expect(await find(300)).toEqual(release);
  expect(await find(300, "elsewhere.local/go-demo")).toEqual(foreign);
  expect(await find(300, "third.local/go-demo")).toBeNull();
});

test("one image may be a release of two services, each listed with its own", async () => {
  const of = (service: string) =>
    releases.record({ ...image(500), service, origin: { kind: "registered", by: "Olga" } }, machinery);
  const [web, worker] = [await of("web"), await of("web-worker")];
  expect(web.release.id).not.toBe(worker.release.id);
  expect(await of("web")).toEqual({ ...web, isNew: false });
  expect(await releases.list({ services: ["web-worker"], limit: 10 })).toEqual([worker.release]);
  const { service: _service, version: _version, ...bytes } = image(500);
  expect(await releases.findByImage({ ...bytes, service: "web" })).toEqual(web.release);
  expect(await releases.findByImage({ ...bytes, service: "other" })).toBeNull();
});
