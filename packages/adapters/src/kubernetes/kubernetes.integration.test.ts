import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  RbacAuthorizationV1Api,
  type V1Deployment,
} from "@kubernetes/client-node";
import { environmentSchema } from "@greenroom/core/environments";
import { TerminalError, UnavailableError } from "@greenroom/core/result";
import type { WorkloadWriter } from "@greenroom/core/rollouts";
import { type ControlPlane, startControlPlane } from "@greenroom/sandbox/control-plane";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createClusters, createWorkloadWriter } from "./index.ts";

const kubernetes = process.env.KUBERNETES;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const environment = (id: string) =>
  environmentSchema.parse({
    id,
    name: id,
    cluster: { context: "sandbox", namespace: id, workload: "go-demo", overlay: `overlays/${id}` },
    terraform: { layers: ["platform"] },
    promotion: { from: null },
  });
const [dev, stage] = [environment("dev"), environment("stage")];
const image = { repository: "greenroom.local/go-demo", digest: digest("b"), version: "1.1.0" };
const never = new AbortController().signal;

const deployment = (namespace: string): V1Deployment => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "go-demo", namespace },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "go-demo" } },
    template: {
      metadata: { labels: { app: "go-demo", "app.kubernetes.io/version": "1.0.0" } },
      spec: { containers: [{ name: "go-demo", image: `greenroom.local/go-demo@${digest("a")}` }] },
    },
  },
});

describe.runIf(kubernetes)("a real API server", () => {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-overlays-"));
  let cluster: ControlPlane;
  let admin: KubeConfig;
  let writer: WorkloadWriter;
  const config = (identity: string) => {
    const loaded = new KubeConfig();
    loaded.loadFromFile(cluster.kubeconfig(identity));
    return loaded;
  };

  beforeAll(async () => {
    cluster = await startControlPlane(kubernetes ?? "", [
      { name: "greenroom:worker", groups: [] },
      { name: "stranger", groups: [] },
    ]);
    admin = config("admin");
    writer = createWorkloadWriter({
      kubeconfigPath: cluster.kubeconfig("greenroom:worker"),
      kubectlBinary: writeKubectl(directory, kubernetes ?? ""),
      manifestsDirectory: directory,
    });
    for (const { id } of [dev, stage]) {
      await admin.makeApiClient(CoreV1Api).createNamespace({ body: { metadata: { name: id } } });
      await grantWorker(admin, id);
      writeOverlay(directory, id, id);
    }
  });
  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await cluster.stop();
  });

  describe("watching", () => {
    test("shows a change within a second, outlives the API server and says so meanwhile", async () => {
      const clusters = createClusters([dev, stage], cluster.kubeconfig("admin"));
      const seen: string[] = [];
      clusters.subscribe(({ environment: id }) => seen.push(id));
      try {
        await vi.waitFor(
          () =>
            expect(clusters.all().map(({ connection }) => connection.state)).toEqual([
              "connected",
              "connected",
            ]),
          10_000,
        );
        expect(clusters.find(dev.id)?.rollout).toMatchObject({ status: "Unknown" });
        const apps = admin.makeApiClient(AppsV1Api);
        await apps.createNamespacedDeployment({ namespace: "dev", body: deployment("dev") });
        await vi.waitFor(
          () =>
            expect(clusters.find(dev.id)?.rollout).toMatchObject({
              status: "Progressing",
              version: "1.0.0",
              image: { digest: digest("a") },
              replicas: { desired: 2 },
            }),
          { timeout: 1500, interval: 50 },
        );
        expect(seen).toContain("dev");

        await cluster.killApiServer();
        await vi.waitFor(() => expect(clusters.find(dev.id)?.connection.state).toBe("unreachable"), 20_000);
        const lost = clusters.find(dev.id);
        expect(lost?.connection.reason).toMatch(/refused|broke|answer|terminated|closed/);
        // What was known stays, with its age.
        expect(lost?.rollout?.version).toBe("1.0.0");
        expect(lost?.connection.lastEventAt).not.toBeNull();

        await cluster.startApiServer();
        await vi.waitFor(() => expect(clusters.find(dev.id)?.connection.state).toBe("connected"), 30_000);
        await apps.deleteNamespacedDeployment({ namespace: "dev", name: "go-demo" });
        await vi.waitFor(() => expect(clusters.find(dev.id)?.rollout?.status).toBe("Unknown"), 5000);
      } finally {
        await clusters.stop();
      }
    });

    test("begins without a kubeconfig and connects when the file appears", async () => {
      const late = join(directory, "late.kubeconfig");
      const clusters = createClusters([dev], late);
      try {
        await vi.waitFor(
          () => expect(clusters.find(dev.id)?.connection.reason).toBe("the kubeconfig file is not there yet"),
          5000,
        );
        writeFileSync(late, admin.exportConfig());
        await vi.waitFor(() => expect(clusters.find(dev.id)?.connection.state).toBe("connected"), 30_000);
      } finally {
        await clusters.stop();
      }
    });

    test("an identity without rights is told which, not shown an empty rollout", async () => {
      const clusters = createClusters([dev], cluster.kubeconfig("stranger"));
      try {
        await vi.waitFor(
          () => expect(clusters.find(dev.id)?.connection.reason).toMatch(/forbidden/i),
          10_000,
        );
        expect(clusters.find(dev.id)).toMatchObject({ connection: { state: "unreachable" }, rollout: null });
      } finally {
        await clusters.stop();
      }
    });
  });

  describe("applying", () => {
    test("puts the overlay at the release's digest and version, and doing it twice changes nothing", async () => {
      const first = await writer.apply(stage, image, never);
      expect(first.objects).toEqual(["Service go-demo", "Deployment go-demo"]);
      const live = await admin
        .makeApiClient(AppsV1Api)
        .readNamespacedDeployment({ namespace: "stage", name: "go-demo" });
      expect(live.spec?.template.spec?.containers[0]?.image).toBe(`greenroom.local/go-demo@${digest("b")}`);
      expect(live.spec?.template.metadata?.labels?.["app.kubernetes.io/version"]).toBe("1.1.0");
      expect(live.metadata?.managedFields?.map(({ manager }) => manager)).toContain("greenroom");
      expect(await writer.apply(stage, image, never)).toEqual(first);
      const next = await writer.apply(stage, { ...image, digest: digest("c") }, never);
      expect(next.generation).toBe(first.generation + 1);
    });

    test("an overlay that reaches into another namespace is refused before anything is written there", async () => {
      writeOverlay(directory, "dev", "stage");
      await expect(writer.apply(dev, image, never)).rejects.toThrow(TerminalError);
      await expect(
        admin.makeApiClient(AppsV1Api).readNamespacedDeployment({ namespace: "dev", name: "go-demo" }),
      ).rejects.toMatchObject({ code: 404 });
      writeOverlay(directory, "dev", "dev");
    });

    test("the worker's identity changes no other object and reads no secret", async () => {
      const own = config("greenroom:worker");
      await expect(
        own.makeApiClient(CoreV1Api).listNamespacedSecret({ namespace: "stage" }),
      ).rejects.toMatchObject({ code: 403 });
      await expect(
        KubernetesObjectApi.makeApiClient(own).create({
          apiVersion: "v1",
          kind: "Namespace",
          metadata: { name: "mine" },
        }),
      ).rejects.toMatchObject({ code: 403 });
    });

    test("a refusal is final, with the cluster's words; no answer is not", async () => {
      const stranger = createWorkloadWriter({
        kubeconfigPath: cluster.kubeconfig("stranger"),
        kubectlBinary: join(directory, "kubectl"),
        manifestsDirectory: directory,
      });
      await expect(stranger.apply(stage, image, never)).rejects.toThrow(/refused the change: .*forbidden/);
      await cluster.killApiServer();
      await expect(writer.apply(stage, image, never)).rejects.toThrow(UnavailableError);
      await cluster.startApiServer();
    });
  });
});

/** The multi-call binary goes by the name it is called by. */
function writeKubectl(directory: string, binary: string): string {
  const path = join(directory, "kubectl");
  writeFileSync(path, `#!/bin/bash\nexec -a kubectl "${binary}" "$@"\n`, { mode: 0o755 });
  return path;
}

function writeOverlay(directory: string, id: string, namespace: string): void {
  const overlay = join(directory, "overlays", id);
  mkdirSync(overlay, { recursive: true });
  writeFileSync(join(overlay, "kustomization.yaml"), JSON.stringify({ resources: ["all.yaml"], namespace }));
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "go-demo" },
    spec: { selector: { app: "go-demo" }, ports: [{ port: 80 }] },
  };
  const own = { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } };
  const objects = [own, service, deployment(namespace)];
  writeFileSync(join(overlay, "all.yaml"), objects.map((object) => JSON.stringify(object)).join("\n---\n"));
}

async function grantWorker(admin: KubeConfig, namespace: string): Promise<void> {
  const rbac = admin.makeApiClient(RbacAuthorizationV1Api);
  await rbac.createNamespacedRole({
    namespace,
    body: {
      metadata: { name: "greenroom-worker" },
      rules: [
        { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "create", "patch"] },
        { apiGroups: [""], resources: ["services"], verbs: ["get", "create", "patch"] },
      ],
    },
  });
  await rbac.createNamespacedRoleBinding({
    namespace,
    body: {
      metadata: { name: "greenroom-worker" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "greenroom-worker" },
      subjects: [{ kind: "User", name: "greenroom:worker", apiGroup: "rbac.authorization.k8s.io" }],
    },
  });
}
