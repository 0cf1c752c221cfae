import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { buildDirectory, buildOverlay, environments, overlayDirectory } from "./build-overlay.ts";
import { type ManifestObject, workloadsOf } from "./manifest-object.ts";

const expected = {
  dev: { version: "1.1.0", nodePort: 30080, minReplicas: 1, maxReplicas: 3 },
  stage: { version: "1.0.0", nodePort: 30081, minReplicas: 2, maxReplicas: 4 },
  prod: { version: "1.0.0", nodePort: 30082, minReplicas: 3, maxReplicas: 8 },
} as const;

const specs = {
  Service: z.looseObject({
    type: z.string(),
    ports: z.array(z.looseObject({ nodePort: z.number().optional() })),
  }),
  HorizontalPodAutoscaler: z.looseObject({
    minReplicas: z.number(),
    maxReplicas: z.number(),
    metrics: z.array(z.looseObject({ resource: z.looseObject({ name: z.string() }) })),
    behavior: z.object({ scaleDown: z.looseObject({ stabilizationWindowSeconds: z.number() }) }),
  }),
};

function specOf<Kind extends keyof typeof specs>(
  objects: readonly ManifestObject[],
  kind: Kind,
): z.infer<(typeof specs)[Kind]> {
  const found = objects.find((object) => object.kind === kind);
  return specs[kind].parse(found?.spec) as z.infer<(typeof specs)[Kind]>;
}

function goDemo(objects: readonly ManifestObject[]) {
  const workload = workloadsOf(objects).find(({ name }) => name === "go-demo");
  if (!workload) throw new Error("no Deployment go-demo");
  return workload;
}

describe.each(environments)("go-demo in %s", (environment) => {
  const cloud = () => buildOverlay(`go-demo/overlays/${environment}`);
  const sandbox = () => buildOverlay(`go-demo/overlays/sandbox/${environment}`);
  const values = expected[environment];

  test("starts on the version its pods are labelled with", () => {
    const { spec } = goDemo(sandbox());
    expect(spec.template.metadata.labels["app.kubernetes.io/version"]).toBe(values.version);
    expect(spec.template.spec.containers[0]?.image).toBe(`greenroom.local/go-demo:${values.version}`);
  });

  test("leaves the number of replicas to the autoscaler", () => {
    expect(goDemo(cloud()).spec.replicas).toBeUndefined();
    const autoscaler = specOf(cloud(), "HorizontalPodAutoscaler");
    expect(autoscaler).toMatchObject({ minReplicas: values.minReplicas, maxReplicas: values.maxReplicas });
    expect(autoscaler.metrics.map(({ resource }) => resource.name)).toEqual(["cpu", "memory"]);
    expect(autoscaler.behavior.scaleDown.stabilizationWindowSeconds).toBe(300);
  });

  test("is reached by a load balancer in a cloud and by its own node port in the sandbox", () => {
    expect(specOf(cloud(), "Service").type).toBe("LoadBalancer");
    const service = specOf(sandbox(), "Service");
    expect(service.type).toBe("NodePort");
    expect(service.ports.map(({ nodePort }) => nodePort)).toEqual([values.nodePort]);
  });

  test("ends without losing a request: endpoints go first, and the grace covers preStop and drain", () => {
    const { spec } = goDemo(cloud());
    const preStop = z
      .looseObject({
        lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }),
      })
      .parse(spec.template.spec.containers[0]).lifecycle.preStop.sleep.seconds;
    const settings = z
      .looseObject({ data: z.record(z.string(), z.string()) })
      .parse(cloud().find(({ kind }) => kind === "ConfigMap")).data;
    const seconds = (name: string) => Number(/^(\d+)s$/.exec(settings[name] ?? "")?.[1]);
    expect(preStop).toBeGreaterThanOrEqual(3);
    expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(
      preStop + seconds("READINESS_GRACE") + seconds("DRAIN_TIMEOUT"),
    );
  });

  test("holds no token of the Kubernetes API", () => {
    expect(goDemo(cloud()).spec.template.spec.automountServiceAccountToken).toBe(false);
    expect(cloud().find(({ kind }) => kind === "ServiceAccount")).toMatchObject({
      automountServiceAccountToken: false,
    });
  });

  test("has a priority of its own environment", () => {
    expect(goDemo(cloud()).spec.template.spec.priorityClassName).toBe(`go-demo-${environment}`);
    expect(cloud().find(({ kind }) => kind === "PriorityClass")?.metadata.name).toBe(
      `go-demo-${environment}`,
    );
  });

  test("says nothing about its namespace that the platform layer owns", () => {
    const namespaces = cloud().filter(({ kind }) => kind === "Namespace");
    expect(namespaces.map(({ metadata }) => metadata)).toEqual([
      { name: environment, labels: { "app.kubernetes.io/part-of": "greenroom" } },
    ]);
  });

  test("is deployed at a digest by a kustomization around its overlay", () => {
    const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
    const directory = mkdtempSync(join(overlayDirectory("."), ".deploy-"));
    try {
      writeFileSync(
        join(directory, "kustomization.yaml"),
        JSON.stringify({
          resources: [`../go-demo/overlays/sandbox/${environment}`],
          images: [{ name: "greenroom.local/go-demo", digest }],
        }),
      );
      expect(goDemo(buildDirectory(directory)).spec.template.spec.containers[0]?.image).toBe(
        `greenroom.local/go-demo@${digest}`,
      );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

test("settings carry a hash of their content in their name, so that a change rolls out", () => {
  const names = environments.map(
    (environment) =>
      buildOverlay(`go-demo/overlays/${environment}`).find(({ kind }) => kind === "ConfigMap")?.metadata.name,
  );
  expect(names.every((name) => /^go-demo-settings-[a-z0-9]{10}$/.test(name ?? ""))).toBe(true);
});
