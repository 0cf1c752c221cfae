import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, expect, test, vi } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const command = join(root, "packages/adapters/bin/config.ts");
let directory: string;
// Each run is a process of its own, and a test has up to three.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "greenroom-config-"));
  for (const path of ["greenroom.yaml", "docs/objectives"])
    cpSync(join(root, path), join(directory, path), { recursive: true });
  return () => rmSync(directory, { recursive: true });
});

const run = (variables: Record<string, string> = {}, ...args: readonly string[]) =>
  runWith(["check", ...args], variables);

async function runWith(args: readonly string[], variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: directory,
    env: {
      GREENROOM_MANIFESTS_DIR: join(root, "packages/manifests"),
      GREENROOM_INFRA_DIR: join(root, "packages/infra"),
      GREENROOM_MODEL_DIR: join(root, "docs/architecture"),
      ...variables,
    },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { status: child.exitCode, stdout, stderr };
}
const edit = (old: string, changed: string) => {
  const path = join(directory, "greenroom.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(old, changed));
};

test("the file of this repository has no fault, and what was not looked up is said", async () => {
  const { status, stdout, stderr } = await run();
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("clusters not looked up: no cluster is configured: KUBECONFIG is not set");
  expect(stdout).toContain("Development, Staging, Production: metrics not looked up: no PROMETHEUS_URL");
  expect(stdout).toContain("greenroom.yaml has no fault as far as it was looked at");
});

test("faults of the file are said with their lines, and end with exit code 2", async () => {
  edit("    name: Staging", "    nane: Staging");
  const { status, stderr } = await run({}, "--files");
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /greenroom\.yaml has 2 faults:\n {2}- line 12, environments\.1\.name: is missing.*\n {2}- line 13, environments\.1\.nane: is no key/,
  );
});

test.each([
  ["resources that are none", "resources: []\n", 2],
  ["nothing", "", 2],
  ["what is no YAML", "resources: [", 2],
  ["a generator alone", "configMapGenerator: [{ name: a }]\n", 0],
])("an overlay of %s is asked what it holds", async (_, content, expected) => {
  const manifests = join(directory, "manifests");
  for (const environment of ["dev", "stage", "prod"]) {
    const overlay = join(manifests, "go-demo/overlays/sandbox", environment);
    mkdirSync(overlay, { recursive: true });
    writeFileSync(join(overlay, "kustomization.yaml"), content);
  }
  const { status, stderr } = await run({ GREENROOM_MANIFESTS_DIR: manifests }, "--files");
  expect({
    status,
    faults: stderr.match(/holds no kustomization\.yaml with anything to build/g)?.length,
  }).toEqual(expected === 0 ? { status: 0, faults: undefined } : { status: 2, faults: 3 });
});

test.each([["check", "--nope"], ["--help"], ["chekc"], ["start", "--files"]])(
  "what nobody knows is answered with what is known: %s %s",
  async (...args) => {
    const { status, stdout, stderr } = await runWith(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("npm run config -- check [greenroom.yaml]");
    expect(stderr).not.toMatch(/at .*\.ts:|node:internal/);
  },
);

test("a file that is not there is said with the setting that names it", async () => {
  const { status, stderr } = await run({}, "elsewhere.yaml");
  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^elsewhere\.yaml has 1 fault:\n.*GREENROOM_CONFIG/),
  });
});

test("overlays and stacks that are not there are said", async () => {
  edit("overlays/sandbox/", "overlays/sanbox/");
  edit("[platform, observability]", "[platform, observabilty]");
  const { status, stderr } = await run({}, "--files");
  expect(status).toBe(2);
  expect(stderr).toContain("greenroom.yaml has 6 faults:");
  expect(stderr).toContain(
    "line 28, services.0.promotion.overlay: there is no overlay go-demo/overlays/sanbox/prod",
  );
  expect(stderr).toContain('line 22, environments.2.terraform.layers.1: there is no stack "observabilty"');
});

test("a component that the model does not have is said with its line, and so is a model that has faults", async () => {
  edit("    workload: { name: go-demo }", "    workload: { name: go-demo }\n    component: go-dmeo");
  const misspelt = await run({}, "--files");
  expect(misspelt.status).toBe(2);
  expect(misspelt.stderr).toContain('line 28, services.0.component: there is no component "go-dmeo" in');
  edit("go-dmeo", "go-demo");
  expect(await run({}, "--files")).toMatchObject({ status: 0, stderr: "" });
  const elsewhere = await run({ GREENROOM_MODEL_DIR: directory }, "--files");
  expect(elsewhere).toMatchObject({ status: 0, stderr: "" });
  expect(elsewhere.stdout).toContain("Architecture: components not looked up: the model in");
});

test("a cluster and a Prometheus are asked for what the file names", async () => {
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse) {
    // It has scraped for long, and has no metric of a service.
    const result = (await text(request)).includes("up%7B") ? [{ metric: {}, value: [0, "1"] }] : [];
    const [, namespace, collection] = /namespaces\/(\w+)\/(\w+)/.exec(request.url ?? "") ?? [];
    const inDev: Record<string, string> = { deployments: "visitors", statefulsets: "db" };
    const name = namespace === "dev" ? inDev[collection ?? ""] : collection === "deployments" && "go-demo";
    response.end(
      JSON.stringify(
        request.url === "/api/v1/query"
          ? { status: "success", data: { resultType: "vector", result } }
          : { items: name ? [{ metadata: { name } }] : [] },
      ),
    );
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const kubeconfig = join(directory, "kubeconfig");
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      clusters: [{ name: "c", cluster: { server: url, "insecure-skip-tls-verify": true } }],
      contexts: [{ name: "sandbox", context: { cluster: "c", user: "u" } }],
      users: [{ name: "u", user: {} }],
    }),
  );
  edit("context: sandbox, namespace: stage", "context: elsewhere, namespace: stage");
  const { status, stdout, stderr } = await run({ KUBECONFIG: kubeconfig, PROMETHEUS_URL: url });
  server.close();
  expect(status).toBe(2);
  expect(stderr).toContain("greenroom.yaml has 10 faults:");
  expect(stderr).toContain(
    'line 14, environments.1.cluster.context: the kubeconfig has no context "elsewhere"; there are: sandbox',
  );
  expect(stderr).toContain(
    'line 27, services.0.workload.name: there is no Deployment "go-demo" in the namespace dev',
  );
  expect(stderr).toContain(
    "services.0.metrics.profile: the Prometheus of Staging has had no http_server_resp_time",
  );
  expect(stdout).toContain(
    "  - id: visitors # seen in Development\n    environments: [dev]\n    workload: { name: visitors }\n",
  );
  expect(stdout).toContain(
    "  - id: db # seen in Development\n    environments: [dev]\n    workload: { kind: StatefulSet, name: db }\n",
  );
});

test("a Prometheus that cannot be asked is a fault of the line that says how it is reached", async () => {
  const server = createServer((_request, response) => void response.writeHead(401).end("Unauthorized"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(join(directory, "wrong-token"), "wrong");
  edit(
    "    name: Staging",
    `    name: Staging\n    prometheus:\n      url: ${url}\n      bearerTokenFile: wrong-token`,
  );
  edit("    name: Production", `    name: Production\n    prometheus: { bearerTokenFile: gone }`);
  const { status, stderr } = await run({ PROMETHEUS_URL: url });
  server.close();
  server.closeAllConnections();
  expect(status).toBe(2);
  expect(stderr).toContain(
    `line 16, environments.1.prometheus.bearerTokenFile: Prometheus refused the token of ${join(directory, "wrong-token")} (HTTP 401).`,
  );
  expect(stderr).toContain(
    `line 23, environments.2.prometheus.bearerTokenFile: Prometheus was not asked: the file ${join(directory, "gone")} is not there.`,
  );
  // What no line of the file says is a matter of the settings.
  expect(stderr).toContain(
    "  - Prometheus wants to know who asks (HTTP 401), and no token is configured. Name a file",
  );
});
