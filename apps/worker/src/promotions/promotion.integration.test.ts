import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppsV1Api, CoreV1Api, KubeConfig } from "@kubernetes/client-node";
import {
  type Clusters,
  createClusterAccess,
  createClusters,
  createWorkloadWriter,
} from "@greenroom/adapters/kubernetes";
import {
  createDatabase,
  createPromotionStore,
  createReleaseStore,
  migrate,
} from "@greenroom/adapters/postgres";
import { createQueue } from "@greenroom/adapters/queue";
import { authorize, machinery, userIdSchema, type Viewer } from "@greenroom/core/access";
import type { MetricsSource } from "@greenroom/core/metrics";
import {
  abortPromotion,
  approvePromotion,
  type Promotion,
  type PromotionPorts,
  promotionIdSchema,
  promotionJobs,
  type RequestPromotion,
  requestPromotion,
  requestPromotionSchema,
  rollbackOffer,
} from "@greenroom/core/promotions";
import type { Release } from "@greenroom/core/releases";
import { UnavailableError } from "@greenroom/core/result";
import { type ControlPlane, startControlPlane } from "@greenroom/sandbox/control-plane";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { seated } from "../../../../packages/adapters/src/postgres/access/access-fixture.ts";
import { serviceFixture } from "../../../../packages/core/src/services/service-fixture.ts";
import { observeReleases } from "../releases/observe-releases.ts";
import { actAsController } from "./deployment-controller-fixture.ts";
import { executePromotion, type PromotionExecution } from "./execute-promotion.ts";
import { environmentFixture } from "../../../../packages/core/src/environments/environment-fixture.ts";

const kubernetes = process.env.KUBERNETES;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const environment = (id: string, from: string | null, approvalsRequired = 0) =>
  environmentFixture(id, { promotion: { from, approvalsRequired, soakSeconds: 1 } });
const environments = [
  environment("dev", null),
  environment("stage", "dev"),
  environment("prod", "stage", 1),
] as const;
const [dev, stage, prod] = environments;
const person = (id: string, name: string): Viewer => ({
  id: userIdSchema.parse(id),
  name,
  email: `${id}@example.test`,
  grants: [{ role: "approver", environment: null, service: null }],
});
const [olga, paul] = [person("olga", "Olga"), person("paul", "Paul")];
const actorOf = ({ id, name }: Viewer) => ({ id, name });
const silent = { info: () => undefined, error: () => undefined };

describe.runIf(kubernetes)("a promotion on a real API server, queue and database", async () => {
  const url = await startTestDatabase(migrate);
  const database = createDatabase(url);
  for (const approver of [olga, paul]) await seated(database, actorOf(approver), "approver");
  const queue = createQueue(url, { role: "worker", log: silent });
  const directory = mkdtempSync(join(tmpdir(), "greenroom-promotion-"));
  const releases = createReleaseStore(database);
  const promotions = createPromotionStore(database, queue);
  const live = { notify: async () => undefined };
  const lost = { isMetricsLost: false };
  let cluster: ControlPlane;
  let clusters: Clusters;
  let ports: PromotionPorts;
  let stopController: () => Promise<void>;
  let stopObserving: () => void;

  /** Answers for every ready pod that it is scraped; nobody sends requests. */
  const metrics: MetricsSource = {
    lastAnsweredAt: () => null,
    scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
    range: async () => [],
    instant: async (asked, query) => {
      if (lost.isMetricsLost) throw new UnavailableError("prometheus", "Prometheus could not be reached.");
      const pods = clusters.find(asked.id, "go-demo")?.rollout?.pods ?? [];
      return query.includes("up{") ? pods.map(({ name }) => ({ labels: { pod: name }, value: 1 })) : [];
    },
  };

  beforeAll(async () => {
    cluster = await startControlPlane(kubernetes ?? "");
    const admin = new KubeConfig();
    admin.loadFromFile(cluster.kubeconfig("admin"));
    const kubectl = join(directory, "kubectl");
    writeFileSync(kubectl, `#!/bin/bash\nexec -a kubectl "${kubernetes}" "$@"\n`, { mode: 0o755 });
    for (const { id } of environments) {
      await admin.makeApiClient(CoreV1Api).createNamespace({ body: { metadata: { name: id } } });
      writeOverlay(join(directory, "go-demo", id), id);
      await admin.makeApiClient(AppsV1Api).createNamespacedDeployment({
        namespace: id,
        body: deployment(id === "dev" ? "b" : "a", id === "dev" ? "1.1.0" : "1.0.0"),
      });
    }
    stopController = actAsController(
      admin,
      environments.map(({ id }) => id),
      (image) => image.endsWith(digest("f")),
    );
    const access = createClusterAccess(cluster.kubeconfig("admin"));
    clusters = createClusters(environments, [serviceFixture], access);
    const riskHolds = { into: async () => [] };
    ports = {
      environments,
      services: [serviceFixture],
      releases,
      promotions,
      rollouts: clusters,
      metrics,
      riskHolds,
    };
    stopObserving = observeReleases(
      { services: [serviceFixture], rollouts: clusters, releases, live },
      () => undefined,
    );
    const writer = createWorkloadWriter({
      access,
      kubectlBinary: kubectl,
      manifestsDirectory: directory,
    });
    const execution: PromotionExecution = {
      ...ports,
      writer,
      workerName: "test",
      log: silent,
    };
    await queue.work(promotionJobs.execute, ({ promotionId }, signal) =>
      executePromotion(execution, promotionId, signal),
    );
  });
  afterAll(async () => {
    stopObserving?.();
    await queue.stop(5);
    await clusters?.stop();
    await stopController?.();
    await cluster?.stop();
    await database.$disconnect();
    rmSync(directory, { recursive: true });
  });

  const release = async (version: string): Promise<Release> => {
    const found = (await releases.list({ limit: 50 })).find((each) => each.version === version);
    if (!found) throw new Error(`no release ${version}`);
    return found;
  };
  const ask = async (
    wish: { target: string; version: string; kind?: "rollback"; reason?: string },
    by = olga,
  ) => {
    const { version, ...rest } = wish;
    const request: RequestPromotion = requestPromotionSchema.parse({
      ...rest,
      releaseId: (await release(version)).id,
    });
    return requestPromotion(ports, authorize(by, "promotion:request"), request);
  };
  const ended = async (promotion: Promotion): Promise<Promotion> =>
    vi.waitFor(
      async () => {
        const now = await promotions.find(promotion.id);
        expect(now?.status).not.toMatch(/pending|running/);
        return now as Promotion;
      },
      { timeout: 30_000, interval: 100 },
    );
  const must = (result: Awaited<ReturnType<typeof ask>>): Promotion => {
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };

  test("what the environments run soundly is known as releases, once each", async () => {
    await vi.waitFor(async () => expect(await releases.list({ limit: 10 })).toHaveLength(2), 20_000);
    expect(
      (await releases.list({ limit: 10 })).map(({ version, digest: known }) => [version, known]).sort(),
    ).toEqual([
      ["1.0.0", digest("a")],
      ["1.1.0", digest("b")],
    ]);
  });

  test("gates stay closed without evidence: nothing is recorded, nothing runs", async () => {
    lost.isMetricsLost = true;
    const refused = await ask({ target: "stage", version: "1.1.0" });
    lost.isMetricsLost = false;
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: "promotion_gates_closed",
        message: expect.stringContaining("No data for the error ratio in dev over 2 min: inconclusive"),
      },
    });
    expect(await promotions.list({ limit: 10 })).toHaveLength(0);
  });

  test("dev's digest goes to stage, step by step, and stage runs it", async () => {
    const done = await ended(must(await ask({ target: "stage", version: "1.1.0" })));
    expect(done).toMatchObject({ status: "succeeded", previousRelease: { version: "1.0.0" } });
    expect(done.steps.map(({ name, status }) => [name, status])).toEqual([
      ["check", "succeeded"],
      ["apply", "succeeded"],
      ["rollout", "succeeded"],
      ["verify", "succeeded"],
    ]);
    expect(clusters.find(stage.id, "go-demo")?.rollout).toMatchObject({
      status: "Healthy",
      version: "1.1.0",
      image: { digest: digest("b") },
    });
  });

  test("two people at the same moment: one of them is told", async () => {
    const results = await Promise.all([
      ask({ target: "prod", version: "1.1.0" }),
      ask({ target: "prod", version: "1.1.0" }, paul),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      error: { code: expect.stringMatching(/promotion_under_way|promotion_gates_closed/) },
    });
  });

  test("production waits for a second person, who is not the one who asked", async () => {
    const waiting = await promotions.holder(prod.id, "go-demo");
    if (!waiting) throw new Error("nothing waits");
    const [asker, other] = waiting.requestedBy.id === olga.id ? [olga, paul] : [paul, olga];
    expect(await approvePromotion(ports, authorize(asker, "promotion:approve"), waiting.id)).toMatchObject({
      ok: false,
      error: { code: "self_approval" },
    });
    expect(clusters.find(prod.id, "go-demo")?.rollout?.version).toBe("1.0.0");
    expect(await approvePromotion(ports, authorize(other, "promotion:approve"), waiting.id)).toMatchObject({
      ok: true,
    });
    expect(await ended(waiting)).toMatchObject({ status: "succeeded" });
    expect(clusters.find(prod.id, "go-demo")?.rollout?.version).toBe("1.1.0");
  });

  test("a bad image ends as failed with the pod's reason, and rolls back to what ran before", async () => {
    await releases.record(
      {
        service: "go-demo",
        repository: "greenroom.local/go-demo",
        digest: digest("f"),
        version: "9.9.9",
        origin: { kind: "registered", by: "Olga" },
      },
      machinery,
    );
    const failed = await ended(must(await ask({ target: "dev", version: "9.9.9" })));
    expect(failed).toMatchObject({
      status: "failed",
      outcome: expect.stringMatching(/ImagePullBackOff in pod go-demo-g\d+-\d: not found/),
    });
    expect(failed.steps.map(({ status }) => status)).toEqual(["succeeded", "succeeded", "failed", "skipped"]);
    // The next environment does not take what dev does not run soundly.
    expect(await ask({ target: "stage", version: "9.9.9" })).toMatchObject({
      error: { code: "promotion_gates_closed", message: expect.stringContaining("dev is Degraded") },
    });
    const offer = async () =>
      rollbackOffer(
        failed,
        dev,
        await promotions.history(dev.id, "go-demo"),
        clusters.find(dev.id, "go-demo")?.rollout?.image ?? null,
      );
    expect(await offer()).toMatchObject({ release: { version: "1.1.0" } });
    const back = await ask({ target: "dev", version: "1.1.0", kind: "rollback", reason: "bad image" });
    expect(await ended(must(back))).toMatchObject({ status: "succeeded", kind: "rollback" });
    expect(clusters.find(dev.id, "go-demo")?.rollout).toMatchObject({ status: "Healthy", version: "1.1.0" });
    expect(await offer()).toMatchObject({ release: null, words: expect.stringContaining("after this") });
  });

  test("a rollback goes only to what ran well there, at the request and again in the job", async () => {
    const wish = { kind: "rollback", reason: "no gates, please" } as const;
    expect(await ask({ ...wish, target: "prod", version: "9.9.9" })).toMatchObject({
      error: {
        code: "promotion_gates_closed",
        message: expect.stringMatching(/^9.9.9 never ran in prod.*request it as a promotion\.$/),
      },
    });
    expect(await ask({ ...wish, target: "dev", version: "9.9.9" })).toMatchObject({
      error: { message: expect.stringMatching(/dev was rolled back from 9.9.9.*request it as a promotion/) },
    });
    const smuggled = await promotions.create(
      {
        ...wish,
        service: "go-demo",
        target: prod.id,
        source: null,
        releaseId: (await release("9.9.9")).id,
        previousReleaseId: null,
        isPreviousHealthy: true,
        requestedBy: actorOf(olga),
        approvalsRequired: 0,
        gates: [],
      },
      machinery,
    );
    expect(await ended(must(smuggled))).toMatchObject({
      status: "aborted",
      outcome: expect.stringMatching(/nothing was changed: 9.9.9 never ran in prod/),
    });
    expect(clusters.find(prod.id, "go-demo")?.rollout?.version).toBe("1.1.0");
    // What ran there before the first promotion was healthy then, and 1.1.0 was not rolled back from.
    const back = must(await ask({ ...wish, target: "prod", version: "1.0.0" }));
    expect(await ended(back)).toMatchObject({ status: "succeeded", isPreviousHealthy: true });
    expect(await ask({ ...wish, target: "prod", version: "1.1.0" })).toMatchObject({
      error: { message: expect.stringContaining("prod was rolled back from 1.1.0") },
    });
  });

  test("an abort before the start leaves everything as it was", async () => {
    const other = await releases.record(
      {
        service: "go-demo",
        repository: "greenroom.local/go-demo",
        digest: digest("c"),
        version: "1.2.0",
        origin: { kind: "registered", by: "Olga" },
      },
      machinery,
    );
    const created = await promotions.create(
      {
        kind: "promote",
        service: "go-demo",
        target: prod.id,
        source: stage.id,
        releaseId: other.release.id,
        previousReleaseId: null,
        isPreviousHealthy: false,
        requestedBy: actorOf(olga),
        reason: null,
        approvalsRequired: 1,
        gates: [],
      },
      machinery,
    );
    if (!created.ok) throw new Error(created.error.message);
    expect(await abortPromotion(ports, authorize(paul, "promotion:abort"), created.value.id)).toMatchObject({
      value: { status: "aborted" },
    });
    expect(clusters.find(prod.id, "go-demo")?.rollout?.version).toBe("1.0.0");
  });

  test("what does not exist is said", async () => {
    const nowhere = promotionIdSchema.parse(randomUUID());
    expect(await abortPromotion(ports, authorize(olga, "promotion:abort"), nowhere)).toMatchObject({
      error: { code: "promotion_not_found" },
    });
  });
});

function deployment(letter: string, version: string) {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "go-demo" },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: "go-demo" } },
      template: {
        metadata: { labels: { app: "go-demo", "app.kubernetes.io/version": version } },
        spec: { containers: [{ name: "go-demo", image: `greenroom.local/go-demo@${digest(letter)}` }] },
      },
    },
  };
}

function writeOverlay(overlay: string, namespace: string): void {
  mkdirSync(overlay, { recursive: true });
  writeFileSync(join(overlay, "kustomization.yaml"), JSON.stringify({ resources: ["all.yaml"], namespace }));
  writeFileSync(join(overlay, "all.yaml"), JSON.stringify(deployment("a", "1.0.0")));
}
