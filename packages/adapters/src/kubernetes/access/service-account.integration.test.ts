import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppsV1Api, CoreV1Api, KubeConfig, RbacAuthorizationV1Api } from "@kubernetes/client-node";
import { type ControlPlane, startControlPlane } from "@greenroom/sandbox/control-plane";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { environmentFixture } from "../../../../core/src/environments/environment-fixture.ts";
import { serviceFixture } from "../../../../core/src/services/service-fixture.ts";
import { createClusterAccess, createClusters, createSeenWorkloads, serviceAccountIn } from "../index.ts";

const kubernetes = process.env.KUBERNETES;
const namespace = "live";
const live = environmentFixture("live", { cluster: { context: "in-cluster" } });
const labels = { app: "go-demo" };

test.each([
  [{}, undefined],
  [{ KUBERNETES_SERVICE_HOST: "10.96.0.1" }, "https://10.96.0.1:443"],
  [{ KUBERNETES_SERVICE_HOST: "fd00::1", KUBERNETES_SERVICE_PORT: 6443 }, "https://[fd00::1]:6443"],
])("with %j the API server is %s", (variables, server) =>
  expect(serviceAccountIn({ ...variables, GREENROOM_SERVICE_ACCOUNT_DIR: "/nowhere" })?.server).toBe(server),
);

test("outside of a pod its context says that this is none", async () => {
  await expect(createClusterAccess(undefined).load("in-cluster")).rejects.toThrow("runs in no pod");
  await expect(createClusterAccess(undefined).contexts()).rejects.toThrow("KUBECONFIG is not set");
});

test("a pod without a service account is told how to have one", async () => {
  const settings = { KUBERNETES_SERVICE_HOST: "10.96.0.1", GREENROOM_SERVICE_ACCOUNT_DIR: "/nowhere" };
  const access = createClusterAccess(undefined, serviceAccountIn(settings));
  await expect(access.load("in-cluster")).rejects.toThrow(
    /no service account is mounted \(\/nowhere\/token .*automountServiceAccountToken/,
  );
});

describe.runIf(kubernetes)("a pod of a real cluster", () => {
  let cluster: ControlPlane;
  let directory: string;
  let admin: KubeConfig;
  let settings: Parameters<typeof serviceAccountIn>[0];
  const api = () => admin.makeApiClient(CoreV1Api);

  /** As the kubelet does: one that ends soon, in the place of the last. */
  async function mountToken(): Promise<string> {
    const { status } = await api().createNamespacedServiceAccountToken({
      name: "greenroom",
      namespace,
      body: { spec: { audiences: [], expirationSeconds: 600 } },
    });
    writeFileSync(join(directory, "token"), `${status?.token ?? ""}\n`);
    return status?.token ?? "";
  }

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "greenroom-service-account-"));
    cluster = await startControlPlane(kubernetes ?? "");
    admin = new KubeConfig();
    admin.loadFromFile(cluster.kubeconfig("admin"));
    const { hostname, port } = new URL(cluster.url);
    settings = {
      KUBERNETES_SERVICE_HOST: hostname,
      KUBERNETES_SERVICE_PORT: Number(port),
      GREENROOM_SERVICE_ACCOUNT_DIR: directory,
    };
    const authority = admin.getCurrentCluster()?.caData ?? "";
    writeFileSync(join(directory, "ca.crt"), Buffer.from(authority, "base64"));
    await api().createNamespace({ body: { metadata: { name: namespace } } });
    await api().createNamespacedServiceAccount({ namespace, body: { metadata: { name: "greenroom" } } });
    const rbac = admin.makeApiClient(RbacAuthorizationV1Api);
    const reads = { apiGroups: ["", "apps", "events.k8s.io"], resources: ["*"], verbs: ["list", "watch"] };
    await rbac.createNamespacedRole({
      namespace,
      body: { metadata: { name: "reader" }, rules: [reads] },
    });
    await rbac.createNamespacedRoleBinding({
      namespace,
      body: {
        metadata: { name: "greenroom" },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" },
        subjects: [{ kind: "ServiceAccount", name: "greenroom", namespace }],
      },
    });
    await admin.makeApiClient(AppsV1Api).createNamespacedDeployment({
      namespace,
      body: {
        metadata: { name: "go-demo" },
        spec: {
          replicas: 0,
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "i" }] } },
        },
      },
    });
    await mountToken();
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(directory, { recursive: true });
  });

  const accessOf = () => createClusterAccess(undefined, serviceAccountIn(settings));

  test("sees the workloads that its service account may see, without a kubeconfig", async () => {
    const access = accessOf();
    expect(await access.contexts()).toEqual(["in-cluster"]);
    expect(await createSeenWorkloads(access, [serviceFixture])(live)).toEqual([
      { kind: "Deployment", namespace, name: "go-demo", containers: ["c"] },
    ]);
    const other = environmentFixture("other", { cluster: { context: "in-cluster" } });
    await expect(createSeenWorkloads(access, [serviceFixture])(other)).rejects.toThrow(
      'User "system:serviceaccount:live:greenroom" cannot list resource',
    );
  });

  test("other clusters are reached by the kubeconfig beside it", async () => {
    const access = createClusterAccess(cluster.kubeconfig("admin"), serviceAccountIn(settings));
    expect(await access.contexts()).toEqual(["in-cluster", "sandbox"]);
    const throughFile = environmentFixture("live", { cluster: { context: "sandbox" } });
    const list = createSeenWorkloads(access, [serviceFixture]);
    expect(await list(throughFile)).toEqual(await list(live));
  });

  test("a token that was changed is used at once, by a configuration that was loaded before too", async () => {
    const config = await accessOf().load("in-cluster");
    const authorization = async () => {
      const options: { headers?: OutgoingHttpHeaders } = {};
      await config.applyToHTTPSOptions(options);
      return options.headers?.Authorization;
    };
    const before = await authorization();
    const token = await mountToken();
    expect(await authorization()).toBe(`Bearer ${token}`);
    expect(await authorization()).not.toBe(before);
    expect(readFileSync(join(directory, "token"), "utf8")).toBe(`${token}\n`);
  });

  test("watches go on when its token was refused and changed", async () => {
    writeFileSync(join(directory, "token"), "expired");
    const clusters = createClusters([live], [serviceFixture], accessOf());
    const connection = () => clusters.all()[0]?.connection;
    try {
      await vi.waitFor(() => expect(connection()?.reason ?? "").toMatch(/unauthorized/i), {
        timeout: 20_000,
      });
      await mountToken();
      await vi.waitFor(() => expect(clusters.all()[0]?.rollout?.workload ?? null).toBe("go-demo"), {
        timeout: 30_000,
      });
    } finally {
      await clusters.stop();
    }
  });
});
