import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WorkloadKind } from "@greenroom/core/rollouts";
import { type Service, workloadIn } from "@greenroom/core/services";
import { type ControlPlane, startControlPlane } from "@greenroom/sandbox/control-plane";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { environmentFixture } from "../../../../core/src/environments/environment-fixture.ts";
import { serviceFixture } from "../../../../core/src/services/service-fixture.ts";
import { createClusterAccess, createClusters, createWorkloadWriter } from "../index.ts";

const { KUBERNETES: kubernetes, KUBECTL: kubectl } = process.env;
const roles = join(import.meta.dirname, "../../../../manifests/greenroom");
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const dev = environmentFixture("dev");
const kinds = ["Deployment", "StatefulSet", "DaemonSet"] as const satisfies readonly WorkloadKind[];
const nameOf = (kind: WorkloadKind) => `a-${kind.toLowerCase()}`;
const serviceOf = (kind: WorkloadKind): Service => ({
  ...serviceFixture,
  id: nameOf(kind),
  workload: { kind, name: nameOf(kind), namespaces: {} },
});

function workload(kind: WorkloadKind): string {
  const app = nameOf(kind);
  return JSON.stringify({
    apiVersion: "apps/v1",
    kind,
    metadata: { name: app, namespace: "dev" },
    spec: {
      ...(kind === "StatefulSet" && { serviceName: app }),
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app } },
        spec: { containers: [{ name: app, image: `registry.example/${app}@${digest("a")}` }] },
      },
    },
  });
}

describe.runIf(kubernetes && kubectl)("the worker, with the rights that the manifests give it", () => {
  const overlays = mkdtempSync(join(tmpdir(), "greenroom-kinds-"));
  let cluster: ControlPlane;
  const asAdmin = (args: readonly string[], input?: string) =>
    execFileSync(kubectl ?? "", [`--kubeconfig=${cluster.kubeconfig("admin")}`, ...args], {
      encoding: "utf8",
      input,
    });
  /** @returns "yes" or "no", which is an exit code too */
  const may = (verb: string, resource: string) =>
    spawnSync(
      kubectl ?? "",
      [
        `--kubeconfig=${cluster.kubeconfig("admin")}`,
        "auth",
        "can-i",
        verb,
        resource,
        "--namespace=dev",
        "--as=greenroom:worker",
      ],
      { encoding: "utf8" },
    ).stdout.trim();

  beforeAll(async () => {
    cluster = await startControlPlane(kubernetes ?? "", [{ name: "greenroom:worker", groups: [] }]);
    asAdmin(["apply", "-f", "-"], execFileSync(kubectl ?? "", ["kustomize", roles], { encoding: "utf8" }));
    for (const kind of kinds) {
      asAdmin(["apply", "-f", "-"], workload(kind));
      const overlay = join(overlays, nameOf(kind));
      mkdirSync(overlay);
      writeFileSync(join(overlay, "workload.json"), workload(kind));
      writeFileSync(join(overlay, "kustomization.yaml"), "resources: [workload.json]\n");
    }
  });
  afterAll(async () => {
    rmSync(overlays, { recursive: true });
    await cluster.stop();
  });

  test.each(kinds)("puts a release into a %s, and follows it", async (kind) => {
    const access = createClusterAccess(cluster.kubeconfig("greenroom:worker"));
    const service = serviceOf(kind);
    const writer = createWorkloadWriter({
      access,
      kubectlBinary: kubectl ?? "",
      manifestsDirectory: overlays,
    });
    const applied = await writer.apply(
      { environment: dev, workload: workloadIn(service, dev), overlay: nameOf(kind) },
      { repository: `registry.example/${nameOf(kind)}`, digest: digest("b"), version: "2.0.0" },
      new AbortController().signal,
    );
    expect(applied).toEqual({ generation: 2, objects: [`${kind} ${nameOf(kind)}`] });
    const clusters = createClusters([dev], [service], access);
    try {
      await vi.waitFor(
        () =>
          expect(clusters.find(dev.id, service.id)).toMatchObject({
            connection: { state: "connected" },
            rollout: { kind, version: "2.0.0", image: { digest: digest("b") } },
          }),
        10_000,
      );
    } finally {
      await clusters.stop();
    }
  });

  test("has no more than that: it deletes none of them, starts no pod and reads no Secret", () => {
    for (const kind of ["deployments.apps", "statefulsets.apps", "daemonsets.apps"]) {
      expect([kind, may("patch", kind), may("delete", kind)]).toEqual([kind, "yes", "no"]);
    }
    expect([may("patch", "controllerrevisions.apps"), may("create", "pods"), may("get", "secrets")]).toEqual([
      "no",
      "no",
      "no",
    ]);
  });
});
