import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  RbacAuthorizationV1Api,
  type V1Deployment,
} from "@kubernetes/client-node";
import { TerminalError, UnavailableError } from "@greenroom/core/result";
import { clusterSilentSecondsMax, type WorkloadWriter } from "@greenroom/core/rollouts";
import { type ControlPlane, startControlPlane } from "@greenroom/sandbox/control-plane";
import { workloadIn } from "@greenroom/core/services";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createClusterAccess, createClusters, createWorkloadWriter } from "./index.ts";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";
import { serviceFixture } from "../../../core/src/services/service-fixture.ts";

const kubernetes = process.env.KUBERNETES;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const environment = (id: string) => environmentFixture(id);
const [dev, stage] = [environment("dev"), environment("stage")];
const target = (of: typeof dev) => ({
  environment: of,
  workload: workloadIn(serviceFixture, of),
  overlay: `overlays/${of.id}`,
});
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
      access: createClusterAccess(cluster.kubeconfig("greenroom:worker")),
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
      const clusters = createClusters(
        [dev, stage],
        [serviceFixture],
        createClusterAccess(cluster.kubeconfig("admin")),
      );
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
        expect(clusters.find(dev.id, "go-demo")?.rollout).toMatchObject({ status: "Unknown" });
        const apps = admin.makeApiClient(AppsV1Api);
        await apps.createNamespacedDeployment({ namespace: "dev", body: deployment("dev") });
        await vi.waitFor(
          () =>
            expect(clusters.find(dev.id, "go-demo")?.rollout).toMatchObject({
              status: "Progressing",
              version: "1.0.0",
              image: { digest: digest("a") },
              replicas: { desired: 2 },
            }),
          { timeout: 1500, interval: 50 },
        );
        expect(seen).toContain("dev");

        await cluster.killApiServer();
        await vi.waitFor(
          () => expect(clusters.find(dev.id, "go-demo")?.connection.state).toBe("unreachable"),
          20_000,
        );
        const lost = clusters.find(dev.id, "go-demo");
        expect(lost?.connection.reason).toMatch(/refused|broke|answer|terminated|closed/);
        // What was known stays, with its age.
        expect(lost?.rollout?.version).toBe("1.0.0");
        expect(lost?.connection.lastEventAt).not.toBeNull();

        await cluster.startApiServer();
        await vi.waitFor(
          () => expect(clusters.find(dev.id, "go-demo")?.connection.state).toBe("connected"),
          30_000,
        );
        await apps.deleteNamespacedDeployment({ namespace: "dev", name: "go-demo" });
        await vi.waitFor(
          () => expect(clusters.find(dev.id, "go-demo")?.rollout?.status).toBe("Unknown"),
          5000,
        );
      } finally {
        await clusters.stop();
      }
    });

    test("begins without a kubeconfig and connects when the file appears", async () => {
      const late = join(directory, "late.kubeconfig");
      const clusters = createClusters([dev], [serviceFixture], createClusterAccess(late));
      try {
        await vi.waitFor(
          () =>
            expect(clusters.find(dev.id, "go-demo")?.connection.reason).toBe(
              "the kubeconfig file is not there yet",
            ),
          5000,
        );
        writeFileSync(late, admin.exportConfig());
        await vi.waitFor(
          () => expect(clusters.find(dev.id, "go-demo")?.connection.state).toBe("connected"),
          30_000,
        );
      } finally {
        await clusters.stop();
      }
    });

    test("stays connected while nothing changes, and is heard of all the time", async () => {
      const clusters = createClusters(
        [dev, stage],
        [serviceFixture],
        createClusterAccess(cluster.kubeconfig("admin")),
      );
      const seen: string[] = [];
      clusters.subscribe(({ connection }) => seen.push(connection.reason ?? connection.state));
      try {
        await vi.waitFor(
          () => expect(clusters.find(stage.id, "go-demo")?.connection.state).toBe("connected"),
          10_000,
        );
        let oldestMs = 0;
        for (let second = 0; second < 25; second += 1) {
          await delay(1000);
          for (const { connection } of clusters.all())
            oldestMs = Math.max(oldestMs, Date.now() - Date.parse(connection.lastEventAt ?? ""));
        }
        expect(new Set(seen)).toEqual(new Set(["connected"]));
        expect(oldestMs).toBeLessThan(clusterSilentSecondsMax * 1000 - 3000);
      } finally {
        await clusters.stop();
      }
    });

    test("a credential plugin that fails is the reason until it works again", async () => {
      const { token } = config("admin").getCurrentUser() ?? {};
      const [answer, asked] = [join(directory, "credential.json"), join(directory, "asked")];
      const become = (known: string | undefined) =>
        writeFileSync(answer, JSON.stringify({ kind: "ExecCredential", status: { token: known } }));
      const plugin = join(directory, "token-helper");
      writeFileSync(plugin, `#!/bin/sh\necho asked >> ${asked}\ncat ${answer}\n`, { mode: 0o755 });
      const kubeconfig = JSON.parse(readFileSync(cluster.kubeconfig("admin"), "utf8"));
      kubeconfig.users[0].user = { exec: { apiVersion: "client.authentication.k8s.io/v1", command: plugin } };
      const path = join(directory, "plugin.kubeconfig");
      writeFileSync(path, JSON.stringify(kubeconfig));
      become("revoked");
      const clusters = createClusters([dev, stage], [serviceFixture], createClusterAccess(path));
      const reason = () => clusters.find(dev.id, "go-demo")?.connection.reason;
      const state = () => clusters.find(dev.id, "go-demo")?.connection.state;
      try {
        await vi.waitFor(() => expect(reason()).toBe("Unauthorized"), 10_000);
        writeFileSync(answer, "");
        await vi.waitFor(
          () =>
            expect(reason()).toBe("the credential plugin token-helper failed: its output is no credential"),
          20_000,
        );
        become(token);
        await vi.waitFor(() => expect(state()).toBe("connected"), 30_000);
        rmSync(asked);
        // The credential that works is kept: a lost connection does not ask for another one.
        await cluster.killApiServer();
        await vi.waitFor(() => expect(state()).toBe("unreachable"), 20_000);
        await cluster.startApiServer();
        await vi.waitFor(() => expect(state()).toBe("connected"), 30_000);
        expect(existsSync(asked)).toBe(false);
      } finally {
        await clusters.stop();
      }
    });

    test("an identity without rights is told which, not shown an empty rollout", async () => {
      const clusters = createClusters(
        [dev],
        [serviceFixture],
        createClusterAccess(cluster.kubeconfig("stranger")),
      );
      try {
        await vi.waitFor(
          () => expect(clusters.find(dev.id, "go-demo")?.connection.reason).toMatch(/forbidden/i),
          10_000,
        );
        expect(clusters.find(dev.id, "go-demo")).toMatchObject({
          connection: { state: "unreachable" },
          rollout: null,
        });
      } finally {
        await clusters.stop();
      }
    });
  });

  describe("applying", () => {
    test("puts the overlay at the release's digest and version, and doing it twice changes nothing", async () => {
      const first = await writer.apply(target(stage), image, never);
      expect(first.objects).toEqual(["Service go-demo", "Deployment go-demo"]);
      const live = await admin
        .makeApiClient(AppsV1Api)
        .readNamespacedDeployment({ namespace: "stage", name: "go-demo" });
      expect(live.spec?.template.spec?.containers[0]?.image).toBe(`greenroom.local/go-demo@${digest("b")}`);
      expect(live.spec?.template.metadata?.labels?.["app.kubernetes.io/version"]).toBe("1.1.0");
      expect(live.metadata?.managedFields?.map(({ manager }) => manager)).toContain("greenroom");
      expect(await writer.apply(target(stage), image, never)).toEqual(first);
      const next = await writer.apply(target(stage), { ...image, digest: digest("c") }, never);
      expect(next.generation).toBe(first.generation + 1);
    });

    test("an overlay that reaches into another namespace is refused before anything is written there", async () => {
      writeOverlay(directory, "dev", "stage");
      await expect(writer.apply(target(dev), image, never)).rejects.toThrow(TerminalError);
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
        access: createClusterAccess(cluster.kubeconfig("stranger")),
        kubectlBinary: join(directory, "kubectl"),
        manifestsDirectory: directory,
      });
      await expect(stranger.apply(target(stage), image, never)).rejects.toThrow(
        /refused the change: .*forbidden/,
      );
      await cluster.killApiServer();
      await expect(writer.apply(target(stage), image, never)).rejects.toThrow(UnavailableError);
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
