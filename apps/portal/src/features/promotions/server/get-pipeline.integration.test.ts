import {
  createDatabase,
  createPromotionStore,
  createReleaseStore,
  migrate,
} from "@greenroom/adapters/postgres";
import { authorize, machinery, userIdSchema, type Viewer } from "@greenroom/core/access";
import type { Promotion } from "@greenroom/core/promotions";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test, vi } from "vitest";
import { idleQueue } from "../../../../../../packages/adapters/src/postgres/runs/run-fixture.ts";
import { rolloutFixture } from "../../../../../../packages/core/src/rollouts/rollout-fixture.ts";
import { getPipeline } from "./get-pipeline.ts";
import { serviceFixture } from "../../../../../../packages/core/src/services/service-fixture.ts";
import { environmentFixture } from "../../../../../../packages/core/src/environments/environment-fixture.ts";

const environment = (id: string, from: string | null) =>
  environmentFixture(id, { promotion: { from, approvalsRequired: 1 } });
const [dev, prod] = [environment("dev", null), environment("prod", "dev")];
const olga: Viewer = {
  id: userIdSchema.parse("olga"),
  name: "Olga",
  email: "olga@example.test",
  grants: [{ role: "operator", environment: null, service: null }],
};

const database = createDatabase(await startTestDatabase(migrate));
afterAll(() => database.$disconnect());
const promotions = createPromotionStore(database, idleQueue);
const releases = createReleaseStore(database);
const rollouts = [rolloutFixture("dev"), rolloutFixture("prod")];
const composed = {
  environments: [dev, prod],
  services: [serviceFixture],
  releases,
  promotions,
  rollouts: {
    all: () => rollouts,
    find: (id: string) => rollouts.find(({ environment: seen }) => seen === id) ?? null,
    subscribe: () => () => undefined,
  },
  metrics: {
    lastAnsweredAt: () => null,
    scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
    range: async () => [],
    instant: async () => [],
  },
  riskHolds: { into: async () => [] },
};
vi.mock("server-only", () => ({}));
vi.mock("#portal/composition/portal.ts", () => ({ portal: () => composed }));

const record = async (digit: string, version: string) =>
  (
    await releases.record(
      {
        service: "go-demo",
        repository: "greenroom.local/go-demo",
        digest: `sha256:${digit.padStart(64, digit)}`,
        version,
        origin: { kind: "registered", by: "Olga" },
      },
      machinery,
    )
  ).release;
const running = await record("a", "1.1.0");
const next = await record("b", "1.2.0");

async function request(target: typeof dev): Promise<Promotion> {
  const created = await promotions.create(
    {
      kind: "promote",
      service: "go-demo",
      target: target.id,
      source: null,
      releaseId: next.id,
      previousReleaseId: running.id,
      isPreviousHealthy: true,
      requestedBy: { id: olga.id, name: olga.name },
      reason: null,
      approvalsRequired: 1,
      gates: [],
    },
    machinery,
  );
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}
const abort = ({ id }: Promotion) =>
  promotions.change(id, { type: "abort_requested", by: { id: olga.id, name: olga.name } }, machinery);

test("what waits and what was done last in a target is found however much happened elsewhere since", async () => {
  const done = await request(prod);
  await abort(done);
  const waiting = await request(prod);
  for (let count = 0; count < 60; count++) await abort(await request(dev));
  for (let count = 0; count < 35; count++) await record(String(count).padStart(3, "c"), `2.${count}.0`);

  const found = await getPipeline(authorize(olga, "promotion:read"), undefined);
  if (!found.ok) throw new Error(found.error.message);
  const pipeline = found.value;
  const stage = pipeline.stages.find(({ id }) => id === prod.id);
  expect(stage).toMatchObject({ active: { id: waiting.id }, last: { id: done.id } });
  expect(pipeline.releases.find(({ runningIn }) => runningIn.length > 0)).toMatchObject({
    release: { id: running.id },
    runningIn: ["dev", "prod"],
  });
});
