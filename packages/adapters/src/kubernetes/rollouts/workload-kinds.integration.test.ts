import { AppsV1Api, CoreV1Api, KubeConfig } from "@kubernetes/client-node";
import type { WorkloadKind } from "@greenroom/core/rollouts";
import { type Service, workloadIn } from "@greenroom/core/services";
import { type ControlPlane, startControlPlane } from "@greenroom/sandbox/control-plane";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { environmentFixture } from "../../../../core/src/environments/environment-fixture.ts";
import { serviceFixture } from "../../../../core/src/services/service-fixture.ts";
import { createClusterAccess, createClusterPosture, createClusters, createSeenWorkloads } from "../index.ts";

const kubernetes = process.env.KUBERNETES;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const dev = environmentFixture("dev");

describe.runIf(kubernetes)("services of every kind on a real API server", () => {
  let cluster: ControlPlane;
  let apps: AppsV1Api;

  beforeAll(async () => {
    cluster = await startControlPlane(kubernetes ?? "");
    const admin = new KubeConfig();
    admin.loadFromFile(cluster.kubeconfig("admin"));
    apps = admin.makeApiClient(AppsV1Api);
    for (const name of ["dev", "stage"])
      await admin.makeApiClient(CoreV1Api).createNamespace({ body: { metadata: { name } } });
  });
  afterAll(() => cluster.stop());

  test("three kinds in one namespace, and one elsewhere, as the cluster says them", async () => {
    const service = (kind: WorkloadKind, name: string, namespaces: Record<string, string> = {}): Service => ({
      ...serviceFixture,
      id: `${name}-service`,
      workload: { kind, name, namespaces },
    });
    const services = [
      service("Deployment", "web"),
      service("StatefulSet", "db"),
      service("DaemonSet", "agent"),
      service("StatefulSet", "far", { dev: "stage" }),
    ];
    const access = createClusterAccess(cluster.kubeconfig("admin"));
    const body = (name: string) => {
      const labels = { app: name, "app.kubernetes.io/version": "1.0.0" };
      const containers = [{ name, image: `greenroom.local/${name}@${digest("a")}` }];
      return {
        metadata: { name },
        spec: {
          selector: { matchLabels: { app: name } },
          template: { metadata: { labels }, spec: { containers } },
        },
      };
    };
    const clusters = createClusters([dev], services, access);
    try {
      await vi.waitFor(
        () =>
          expect(clusters.all().map(({ connection }) => connection.state)).toEqual(
            Array(4).fill("connected"),
          ),
        10_000,
      );
      await apps.createNamespacedDeployment({ namespace: "dev", body: body("web") });
      await apps.createNamespacedStatefulSet({
        namespace: "dev",
        body: { ...body("db"), spec: { ...body("db").spec, replicas: 3, serviceName: "db" } },
      });
      await apps.createNamespacedDaemonSet({ namespace: "dev", body: body("agent") });
      await apps.createNamespacedStatefulSet({
        namespace: "stage",
        body: { ...body("far"), spec: { ...body("far").spec, replicas: 2, serviceName: "far" } },
      });
      await vi.waitFor(
        () =>
          expect(
            clusters
              .all()
              .map(({ service: id, rollout }) => [
                id,
                rollout?.kind,
                rollout?.status,
                rollout?.version,
                rollout?.image?.digest,
                rollout?.replicas.desired,
              ]),
          ).toEqual([
            ["web-service", "Deployment", "Progressing", "1.0.0", digest("a"), 1],
            ["db-service", "StatefulSet", "Progressing", "1.0.0", digest("a"), 3],
            // Its controller says how many nodes want it, and none runs here.
            ["agent-service", "DaemonSet", "Progressing", "1.0.0", digest("a"), 0],
            ["far-service", "StatefulSet", "Progressing", "1.0.0", digest("a"), 2],
          ]),
        { timeout: 3000, interval: 50 },
      );
      const seen = await createSeenWorkloads(access, services)(dev);
      expect(seen.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`).toSorted()).toEqual([
        "DaemonSet dev/agent",
        "Deployment dev/web",
        "StatefulSet dev/db",
        "StatefulSet stage/far",
      ]);
      const posture = await createClusterPosture(access).read(dev, workloadIn(services[1]!, dev));
      expect(posture).toMatchObject({ name: "db", readyPods: 0, containers: [{ name: "db" }] });
    } finally {
      await clusters.stop();
    }
  });
});
