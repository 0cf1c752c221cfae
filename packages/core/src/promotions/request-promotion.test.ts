import { describe, expect, test } from "vitest";
import { authorize, type RoleGrant, type Viewer } from "../access/index.ts";
import { environmentIdSchema } from "../environments/index.ts";
import { ok } from "../result/index.ts";
import type { ServiceRollout } from "../rollouts/index.ts";
import { rolloutFixture } from "../rollouts/rollout-fixture.ts";
import { serviceFixture } from "../services/service-fixture.ts";
import type { PastPromotion } from "./past-promotion.ts";
import { actorFixture, pastFixture, promotionFixture, releaseFixture } from "./promotion-fixture.ts";
import type { NewPromotion, PromotionKind } from "./promotion.ts";
import { type PromotionPorts, requestPromotion, requestPromotionSchema } from "./request-promotion.ts";
import { environmentFixture } from "../environments/environment-fixture.ts";

const prod = environmentFixture("prod", { name: "Production", promotion: { approvalsRequired: 1 } });
const [running, wanted] = [releaseFixture("a"), releaseFixture("b")];

function portsWith(rollout: ServiceRollout, history: readonly PastPromotion[]) {
  const created: NewPromotion[] = [];
  const ports: PromotionPorts = {
    environments: [prod],
    services: [serviceFixture],
    releases: {
      record: async () => ({ release: wanted, isNew: false }),
      find: async (id) => [running, wanted].find((release) => release.id === id) ?? null,
      findByImage: async ({ repository, digest }) =>
        [running, wanted].find((each) => each.repository === repository && each.digest === digest) ?? null,
      // What runs was recorded long ago, and others since.
      list: async () => [wanted],
    },
    promotions: {
      create: async (promotion) => {
        created.push(promotion);
        return ok(promotionFixture("pending"));
      },
      find: async () => null,
      list: async () => [],
      newestIn: async () => [],
      holder: async () => null,
      holders: async () => [],
      history: async () => history,
      change: async () => ok(promotionFixture("pending")),
      heartbeat: async () => ({ held: true, stopRequested: false }),
      listSilent: async () => [],
      giveUp: async () => false,
    },
    rollouts: {
      all: () => [rollout],
      find: () => rollout,
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
  return { ports, created };
}

const viewer = (grant: Partial<RoleGrant> = {}): Viewer => ({
  ...actorFixture("Olga"),
  email: "olga@example.test",
  grants: [{ role: "operator", environment: null, service: null, ...grant }],
});
const ask = (ports: PromotionPorts, kind: PromotionKind, by = viewer()) =>
  requestPromotion(
    ports,
    authorize(by, "promotion:request"),
    requestPromotionSchema.parse({ kind, target: "prod", releaseId: wanted.id, reason: "it is better" }),
  );

test("who may promote elsewhere only is told so, and nothing is recorded", async () => {
  const { ports, created } = portsWith(rolloutFixture("prod"), []);
  const elsewhere = viewer({ environment: environmentIdSchema.parse("dev") });
  await expect(ask(ports, "promote", elsewhere)).rejects.toMatchObject({ reason: "forbidden" });
  expect(created).toEqual([]);
});

describe("a rollback", () => {
  test("to a release that is registered only is refused and names the way out", async () => {
    const { ports, created } = portsWith(rolloutFixture("prod"), []);
    expect(await ask(ports, "rollback")).toMatchObject({
      error: {
        code: "promotion_gates_closed",
        message: expect.stringMatching(/1.0.1 never ran in Production.*request it as a promotion\./),
      },
    });
    expect(created).toEqual([]);
  });

  test("that is requested as a promotion waits for its approvals instead", async () => {
    const { ports, created } = portsWith(rolloutFixture("prod"), []);
    expect(await ask(ports, "promote")).toMatchObject({ ok: true });
    expect(created).toMatchObject([{ kind: "promote", approvalsRequired: 1 }]);
  });

  test("to what was verified here waits for nobody", async () => {
    const verified = pastFixture("succeeded", { target: prod.id, release: wanted });
    const { ports, created } = portsWith(rolloutFixture("prod"), [verified]);
    expect(await ask(ports, "rollback")).toMatchObject({ ok: true });
    expect(created).toMatchObject([{ kind: "rollback", approvalsRequired: 0 }]);
  });
});

describe("whether what ran before was healthy is recorded with the request", () => {
  const none = { desired: 0, total: 0, updated: 0, ready: 0, available: 0 };
  test.each([
    ["a sound rollout", rolloutFixture("prod"), true],
    ["a degraded one", rolloutFixture("prod", { status: "Degraded" }), false],
    ["one that is still on its way", rolloutFixture("prod", { status: "Progressing" }), false],
    ["one that is scaled to zero", rolloutFixture("prod", { replicas: none }), false],
  ])("%s", async (_, rollout, isPreviousHealthy) => {
    const { ports, created } = portsWith(rollout, []);
    await ask(ports, "promote");
    expect(created).toMatchObject([{ previousReleaseId: running.id, isPreviousHealthy }]);
  });
});
