import { authorize, userIdSchema, type Viewer, machinery } from "@greenroom/core/access";
import { promotionJobs, requestPromotion, requestPromotionSchema } from "@greenroom/core/promotions";
import type { MetricsSource } from "@greenroom/core/metrics";
import type { WorkloadImage } from "@greenroom/core/rollouts";
import { createDatabase, createPromotionStore, createReleaseStore } from "@greenroom/adapters/postgres";
import { createQueue } from "@greenroom/adapters/queue";
import { rolloutFixture } from "../../../../packages/core/src/rollouts/rollout-fixture.ts";
import { serviceFixture } from "../../../../packages/core/src/services/service-fixture.ts";
import { executePromotion, type PromotionExecution } from "./execute-promotion.ts";
import { environmentFixture } from "../../../../packages/core/src/environments/environment-fixture.ts";

export const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const dev = environmentFixture("dev", {
  terraform: { layers: ["base"] },
  promotion: { soakSeconds: 0 },
});

export const olga: Viewer = {
  id: userIdSchema.parse("olga"),
  name: "Olga",
  email: "olga@example.test",
  grants: [{ role: "operator", environment: null, service: null }],
};

/** A worker's side of promotions on a database. Its target is no cluster: what is applied runs at once.
 * @param workerName names it to people */
export function createPromotionWorker(url: string, workerName: string) {
  const database = createDatabase(url);
  const queue = createQueue(url, { role: "worker", log: silentLog });
  const promotions = createPromotionStore(database, queue);
  const releases = createReleaseStore(database);
  const services = ["go-demo", "billing"].map((id) => ({
    ...serviceFixture,
    id,
    workload: { ...serviceFixture.workload, name: id },
  }));
  const targets = new Map(
    services.map(({ id }) => [id, { digest: `sha256:${"a".repeat(64)}`, generation: 3 }]),
  );
  const targetOf = (service: string) => {
    const target = targets.get(service);
    if (target === undefined) throw new Error(`there is no service ${service}`);
    return target;
  };
  const applied: string[] = [];
  const rolloutOf = (service: string) => {
    const { generation, digest } = targetOf(service);
    const image = { reference: "", repository: `greenroom.local/${service}`, tag: null, digest };
    return rolloutFixture(dev.id, { generation, image }, "connected", service);
  };
  const metrics: MetricsSource = {
    lastAnsweredAt: () => null,
    scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
    range: async () => [],
    instant: async (_, query) =>
      query.includes("up{") ? ["p1", "p2"].map((pod) => ({ labels: { pod }, value: 1 })) : [],
  };
  const execution: PromotionExecution = {
    workerName,
    environments: [dev],
    services,
    releases,
    promotions,
    rollouts: {
      all: () => services.map(({ id }) => rolloutOf(id)),
      find: (_, service) => rolloutOf(service),
      subscribe: () => () => undefined,
    },
    metrics,
    riskHolds: { into: async () => [] },
    log: silentLog,
    writer: {
      async apply({ workload }, { version, digest }: WorkloadImage) {
        const target = targetOf(workload.name);
        applied.push(version);
        target.digest = digest;
        target.generation += 1;
        return { generation: target.generation, objects: [] };
      },
    },
  };
  let letter = 0;
  return {
    execution,
    database,
    queue,
    promotions,
    /** Versions, in the order in which they were applied by this worker. */
    applied,
    /** Olga wants a release of its own in dev. */
    async request(service = "go-demo") {
      letter += 1;
      const { release } = await releases.record(
        {
          service,
          repository: `greenroom.local/${service}`,
          digest: `sha256:${letter.toString(16).padStart(64, "b")}`,
          version: `2.${letter}.0`,
          origin: { kind: "registered", by: "Olga" },
        },
        machinery,
      );
      const requested = await requestPromotion(
        execution,
        authorize(olga, "promotion:request"),
        requestPromotionSchema.parse({ service, target: dev.id, releaseId: release.id }),
      );
      if (!requested.ok) throw new Error(requested.error.message);
      return requested.value;
    },
    /** Takes promotions from the queue. */
    work: () =>
      queue.work(
        promotionJobs.execute,
        ({ promotionId }, signal) => executePromotion(execution, promotionId, signal),
        { concurrency: services.length },
      ),
    async stop() {
      await queue.stop(5);
      await database.$disconnect();
    },
  };
}
