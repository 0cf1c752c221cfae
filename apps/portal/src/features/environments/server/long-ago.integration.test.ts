import {
  createDatabase,
  createPromotionStore,
  createReleaseStore,
  createRiskDecisionStore,
  createRunStore,
  createSealer,
  createStandingRights,
  createStateVersions,
  migrate,
} from "@greenroom/adapters/postgres";
import { actorSchema, authorize, machinery, userIdSchema, type Viewer } from "@greenroom/core/access";
import type { Promotion } from "@greenroom/core/promotions";
import { listWorkspaces, type RunEvent, type RunId } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test, vi } from "vitest";
import {
  claimFixture,
  idleQueue,
  planRecordFixture,
  requestFixture,
} from "../../../../../../packages/adapters/src/postgres/runs/run-fixture.ts";
import { getEnvironmentSummaries } from "./environment-summaries.ts";
import { getWaiting } from "./waiting.ts";
import { serviceFixture } from "../../../../../../packages/core/src/services/service-fixture.ts";
import { environmentFixture } from "../../../../../../packages/core/src/environments/environment-fixture.ts";

const environment = (id: string) =>
  environmentFixture(id, {
    terraform: { layers: ["base", "platform"] },
    promotion: { approvalsRequired: 1 },
  });
const [dev, prod] = [environment("dev"), environment("prod")];
const olga = actorSchema.parse({ id: "olga", name: "Olga" });
const paul: Viewer = {
  id: userIdSchema.parse("paul"),
  name: "Paul",
  email: "paul@example.test",
  grants: [{ role: "approver", environment: null, service: null }],
};

const database = createDatabase(await startTestDatabase(migrate));
afterAll(() => database.$disconnect());
const sealer = createSealer(Buffer.alloc(32, 1).toString("base64"));
const promotions = createPromotionStore(database, idleQueue);
const runs = createRunStore(database, sealer, idleQueue);
const composed = {
  access: { standingRights: createStandingRights(database) },
  environments: [dev, prod],
  services: [serviceFixture],
  promotions,
  runs,
  stateVersions: createStateVersions(database, sealer),
  riskDecisions: createRiskDecisionStore(database),
  architecture: { model: { current: async () => ({ content: null }) } },
  evidence: { current: async () => [] },
  rollouts: { all: () => [] },
  metrics: {
    lastAnsweredAt: () => null,
    scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
    range: async () => [],
    instant: async () => [],
  },
};
vi.mock("server-only", () => ({}));
vi.mock("#portal/composition/portal.ts", () => ({ portal: () => composed }));

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
async function requestPromotion(target: typeof dev): Promise<Promotion> {
  const created = await promotions.create(
    {
      kind: "promote",
      service: "go-demo",
      target: target.id,
      source: null,
      releaseId: release.id,
      previousReleaseId: null,
      isPreviousHealthy: false,
      requestedBy: olga,
      reason: null,
      approvalsRequired: 1,
      gates: [],
    },
    machinery,
  );
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}
async function must(id: RunId, event: RunEvent): Promise<void> {
  const changed = await runs.change(id, event, machinery);
  if (!changed.ok) throw new Error(changed.error.message);
}

test("what waits for a person, and what each environment did last, is found however much came since", async () => {
  const [base, platform] = listWorkspaces([prod]);
  if (!base || !platform) throw new Error("prod has no layers");
  const waiting = await requestPromotion(prod);
  const plan = await requestFixture(runs, base);
  await must(plan.id, {
    type: "plan_finished",
    leaseId: await claimFixture(runs, plan.id),
    plan: planRecordFixture,
  });
  for (let count = 0; count < 101; count++) {
    const { id } = await requestPromotion(dev);
    await promotions.change(id, { type: "abort_requested", by: olga }, machinery);
    const run = await requestFixture(runs, platform);
    await must(run.id, { type: "cancel_requested", by: olga });
  }

  const items = await getWaiting(authorize(paul, "environment:read"));
  expect(items.map(({ id }) => id)).toEqual([waiting.id, plan.id]);
  const summaries = await getEnvironmentSummaries(authorize(paul, "environment:read"));
  const summary = summaries.find(({ id }) => id === prod.id);
  expect(summary).toMatchObject({ services: [{ id: "go-demo", promotion: { id: waiting.id } }] });
  expect(summary?.layers[0]).toMatchObject({ run: { id: plan.id }, drift: "changes-left" });
});
