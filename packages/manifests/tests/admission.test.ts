import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ApiServer, hasApiServer } from "./api-server.ts";
import {
  buildDirectory,
  buildOverlay,
  environments,
  overlayDirectory,
  newClusterOverlays,
  overlays,
  sandboxOverlays,
} from "./build-overlay.ts";
import type { ManifestObject } from "./manifest-object.ts";

const gatewayApi = process.env.GATEWAY_API;
const list = (items: readonly unknown[]) => JSON.stringify({ apiVersion: "v1", kind: "List", items });
const apply = ["apply", "--server-side", "--filename=-"];
const tryOut = [...apply, "--dry-run=server"];

/** Only a person with rights over the whole cluster brings these. */
const isClusterWide = ({ metadata }: ManifestObject) => metadata.namespace === undefined;

describe.skipIf(!hasApiServer)("a real API server", () => {
  const server = new ApiServer();

  beforeAll(async () => {
    await server.start();
    const namespaces = overlays.flatMap((overlay) =>
      buildOverlay(overlay).filter(({ kind }) => kind === "Namespace"),
    );
    const byName = new Map(namespaces.map((namespace) => [namespace.metadata.name, namespace]));
    server.kubectl(apply, list([...byName.values()]));
    server.kubectl(apply, list(buildOverlay("greenroom")));
    // What the platform layer sets in each environment: pods have to pass it. A namespace that names its level
    // itself says why.
    const level = "pod-security.kubernetes.io/enforce";
    for (const { metadata } of byName.values())
      if (!(level in metadata.labels))
        server.kubectl(["label", "namespace", metadata.name, `${level}=restricted`]);
    // Otherwise made by a controller, which is not here.
    server.kubectl(["create", "serviceaccount", "default", "--namespace=prod"]);
  });
  afterAll(() => server.stop());

  test.each(overlays)("admits every object of %s", (overlay) => {
    const objects = buildOverlay(overlay);
    const answer = server.kubectl(tryOut, list(objects));
    expect(answer.trim().split("\n")).toHaveLength(objects.length);
  });

  test.each(newClusterOverlays)(
    "admits kubectl apply -k packages/manifests/%s, plain as it is",
    (overlay) => {
      // Without --server-side the whole object goes into an annotation, which has a limit.
      const answer = server.kubectl(["apply", "--dry-run=server", "-k", overlayDirectory(overlay)]);
      expect(answer.trim().split("\n")).toHaveLength(buildOverlay(overlay).length);
    },
  );

  test("admits the Ingress variant", () => {
    expect(server.kubectl(tryOut, list(variantOf("ingress")))).toContain("ingress.networking.k8s.io/go-demo");
  });

  describe.skipIf(!gatewayApi)("that knows the Gateway API (directory in GATEWAY_API)", () => {
    beforeAll(() => {
      const definition = join(gatewayApi ?? "", "gateway.networking.k8s.io_httproutes.yaml");
      server.kubectl(["apply", "--server-side", `--filename=${definition}`]);
      server.kubectl(["wait", "--for=condition=Established", "crd/httproutes.gateway.networking.k8s.io"]);
    });

    test("admits the Gateway variant", () => {
      expect(server.kubectl(tryOut, list(variantOf("gateway-route")))).toContain(
        "httproute.gateway.networking.k8s.io/go-demo",
      );
    });

    test("refuses a route whose path does not begin with a slash", () => {
      const text = JSON.stringify(variantOf("gateway-route")).replace(`"value":"/demo"`, `"value":"demo"`);
      expect(() => server.kubectl(tryOut, list(JSON.parse(text)))).toThrow(/must be an absolute path/);
    });
  });

  test("refuses a misspelt field, so that its yes means something", () => {
    const [namespace] = buildOverlay("go-demo/overlays/prod");
    expect(() => server.kubectl(tryOut, list([{ ...namespace, spek: {} }]))).toThrow(/spek/);
  });

  test("refuses a pod that is not restricted", () => {
    const pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "root" },
      spec: { containers: [{ name: "root", image: "greenroom.local/root:1.0.0" }] },
    };
    expect(() => server.kubectl([...tryOut, "--namespace=prod"], JSON.stringify(pod))).toThrow(/restricted/);
  });

  test.each(workloadTemplates())("lets the pods of %s into a restricted namespace", (_, pod) => {
    // Controllers make pods; here there is none, so the pod is tried by itself.
    expect(server.kubectl([...tryOut, "--namespace=prod"], JSON.stringify(pod))).toContain(
      "serverside-applied",
    );
  });

  test.each(environments)("lets the worker apply go-demo in %s", (environment) => {
    const objects = buildOverlay(`go-demo/overlays/sandbox/${environment}`);
    server.kubectl(apply, list(objects.filter(isClusterWide)));
    const own = objects.filter((object) => !isClusterWide(object));
    const answer = server.kubectl([...apply, "--as=greenroom:worker"], list(own));
    expect(answer.trim().split("\n")).toHaveLength(own.length);
  });

  test.each([
    ["portal", "list", "pods", "prod", true],
    ["portal", "get", "pods --subresource=log", "prod", true],
    ["portal", "list", "nodes", "prod", true],
    ["portal", "patch", "deployments", "prod", false],
    ["portal", "get", "secrets", "prod", false],
    ["portal", "list", "pods", "kube-system", false],
    ["worker", "patch", "deployments", "prod", true],
    ["worker", "delete", "deployments", "prod", false],
    ["worker", "get", "secrets", "prod", false],
    ["worker", "patch", "deployments", "monitoring", false],
    ["worker", "create", "rolebindings", "prod", false],
    ["worker", "patch", "namespaces", "prod", false],
    ["terraform", "create", "resourcequotas", "prod", true],
    ["terraform", "patch", "namespaces/prod", "prod", true],
    ["terraform", "delete", "namespaces/prod", "prod", false],
    ["terraform", "patch", "namespaces/kube-system", "kube-system", false],
    ["terraform", "patch", "deployments", "prod", false],
    ["terraform", "create", "configmaps/observability-prod", "monitoring", true],
    ["terraform", "patch", "configmaps/observability-prod", "monitoring", true],
    ["terraform", "patch", "configmaps/prometheus", "monitoring", false],
    ["terraform", "list", "configmaps", "monitoring", false],
    ["terraform", "create", "clusterrolebindings", "prod", false],
  ] as const)("greenroom:%s may %s %s in %s: %s", (identity, verb, what, namespace, allowed) => {
    const question = [
      "auth",
      "can-i",
      verb,
      ...what.split(" "),
      "-n",
      namespace,
      `--as=greenroom:${identity}`,
    ];
    expect(ask(server, question)).toBe(allowed ? "yes" : "no");
  });

  test("lets Terraform write the team's role, and no other role beyond its own rights", () => {
    const role = (name: string) => ({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name, namespace: "prod" },
      rules: [{ apiGroups: ["apps"], resources: ["deployments"], verbs: ["patch"] }],
    });
    const asTerraform = [...apply, "--as=greenroom:terraform"];
    expect(server.kubectl(asTerraform, JSON.stringify(role("team-demo")))).toContain("team-demo");
    expect(() => server.kubectl(asTerraform, JSON.stringify(role("intruder")))).toThrow(/not currently held/);
  });
});

/** go-demo for prod, reached by one of the components that are no overlay's choice. */
function variantOf(component: string): readonly ManifestObject[] {
  const directory = mkdtempSync(join(overlayDirectory("."), `.${component}-`));
  try {
    const kustomization = {
      namespace: "prod",
      resources: ["../go-demo/base"],
      components: [`../go-demo/components/${component}`],
      images: [{ name: "greenroom.local/go-demo", newTag: "1.0.0" }],
    };
    writeFileSync(join(directory, "kustomization.yaml"), JSON.stringify(kustomization));
    return buildDirectory(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function ask(server: ApiServer, question: readonly string[]): string {
  try {
    return server.kubectl(question).trim();
  } catch (error) {
    // "no" is exit code 1.
    if (error instanceof Error && "stdout" in error) return String(error.stdout).trim();
    throw error;
  }
}

function workloadTemplates(): [string, unknown][] {
  return sandboxOverlays.flatMap((overlay) =>
    buildOverlay(overlay)
      .filter(({ kind }) => kind === "Deployment" || kind === "StatefulSet")
      .map((object): [string, unknown] => {
        const { template } = object.spec as { template: { metadata: object; spec: object } };
        const spec = { ...template.spec, serviceAccountName: undefined, priorityClassName: undefined };
        return [
          `${object.metadata.namespace}/${object.metadata.name}`,
          {
            apiVersion: "v1",
            kind: "Pod",
            metadata: { ...template.metadata, name: object.metadata.name },
            spec,
          },
        ];
      }),
  );
}
