import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const platform = join(root, "packages/sandbox/test-platform");
const command = join(root, "packages/adapters/bin/config.ts");
let directory: string;
let address: string;

/** As much of a cluster and a Prometheus as the check asks. */
const server = createServer((request, response) => {
  const url = request.url ?? "";
  if (url.startsWith("/guarded/")) return void response.writeHead(401).end("Unauthorized");
  response.setHeader("content-type", "application/json");
  if (url === "/api/v1/query") return void answerQuery(request, response);
  const kind = ["deployments", "statefulsets", "daemonsets"].find((each) => url.endsWith(`/${each}`));
  const names = { deployments: "storefront", statefulsets: "catalogue", daemonsets: "edge-cache" };
  const name = names[kind as keyof typeof names];
  const spec = { template: { spec: { containers: [{ name: "main" }, { name: "proxy" }] } } };
  response.end(JSON.stringify({ items: name === undefined ? [] : [{ metadata: { name }, spec }] }));
});

/** Knows every metric but one, and no series of one job. */
async function answerQuery(
  request: Parameters<typeof text>[0],
  response: { end(body: string): unknown },
): Promise<void> {
  const asked = new URLSearchParams(await text(request)).get("query") ?? "";
  const isKnown = !asked.includes("orders_total") && !/job="misspelt".*__name__/.test(asked);
  const result = isKnown ? [{ metric: {}, value: [0, "1"] }] : [];
  response.end(JSON.stringify({ status: "success", data: { resultType: "vector", result } }));
}

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  directory = mkdtempSync(join(tmpdir(), "greenroom-broken-"));
  cpSync(platform, directory, { recursive: true });
  const context = (name: string) => ({ name, context: { cluster: "c", user: "u" } });
  writeFileSync(
    join(directory, "kubeconfig"),
    JSON.stringify({
      clusters: [{ name: "c", cluster: { server: address, "insecure-skip-tls-verify": true } }],
      contexts: [context("shop-east"), context("shop-west")],
      users: [{ name: "u", user: {} }],
    }),
  );
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(directory, { recursive: true });
});

/** Runs the check on the platform's own file with these texts changed. */
async function check(
  changes: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
) {
  let content = readFileSync(join(platform, "greenroom.yaml"), "utf8")
    .replace("context: in-cluster", "context: shop-west")
    .replace(/ +prometheus:\n( {6}.*\n){3}/, "    prometheus:\n      url: ADDRESS\n\n\n");
  for (const [old, changed] of Object.entries(changes)) {
    if (!content.includes(old)) throw new Error(`there is no ${old} to change`);
    content = content.replace(old, () => changed);
  }
  writeFileSync(join(directory, "greenroom.yaml"), content.replaceAll("ADDRESS", address));
  const child = spawn(process.execPath, [command, "check"], {
    cwd: directory,
    env: {
      GREENROOM_MANIFESTS_DIR: "overlays",
      GREENROOM_INFRA_DIR: "infra",
      GREENROOM_MODEL_DIR: "architecture",
      GREENROOM_OBJECTIVES_DIR: "objectives",
      KUBECONFIG: "kubeconfig",
      PROMETHEUS_URL: address,
      ...variables,
    },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { status: child.exitCode, stdout, faults: stderr.split("\n").slice(1, -1) };
}

test("the platform itself has no fault", async () =>
  expect(await check({})).toEqual({ status: 0, stdout: "greenroom.yaml has no fault\n", faults: [] }));

const lineOf = (line: number, words: string) =>
  expect.stringMatching(new RegExp(`^  - line ${line}[,:] .*${words}`));

test.each<
  [string, Readonly<Record<string, string>>, readonly unknown[], { readonly empty: readonly string[] }?]
>([
  [
    "an unknown key",
    { "name: Test": "nane: Test" },
    [lineOf(4, "name: is missing"), lineOf(5, "is no key that is known")],
  ],
  ["an id twice", { "id: edge-cache": "id: catalogue" }, [lineOf(39, '"catalogue" is used twice')]],
  [
    "an objective without a profile",
    { "      profile: opentelemetry\n      labels: { job: catalogue }": "      labels: { job: catalogue }" },
    [lineOf(34, "profile: is missing: without it nobody knows which metric counts")],
  ],
  [
    "a profile whose metric Prometheus does not know",
    {
      "name: edge-cache }":
        "name: edge-cache }\n    metrics: { profile: orders, labels: { job: edge-cache } }",
      "services:": `metricsProfiles: { orders: { requests: { counter: orders_total }, labels: { status: [code] } } }\nservices:`,
    },
    [
      lineOf(42, "the Prometheus of Test has had no orders_total"),
      lineOf(42, "the Prometheus of Live has had no orders_total"),
    ],
  ],
  [
    "a workload that is not there",
    { "kind: DaemonSet, name: edge-cache": "kind: DaemonSet, name: egde-cache" },
    [
      lineOf(40, 'there is no DaemonSet "egde-cache".* of Test'),
      lineOf(40, 'there is no DaemonSet "egde-cache".* of Live'),
    ],
  ],
  [
    "a container that the workload does not have",
    { "kind: DaemonSet, name: edge-cache": "kind: DaemonSet, name: edge-cache, container: mian" },
    ["Test", "Live"].map((name) =>
      lineOf(40, `DaemonSet "edge-cache" of ${name} has no container "mian"; .*there are: main, proxy`),
    ),
  ],
  [
    "an image that the overlay does not hold",
    {
      '"storefront/{environment}" }':
        '"storefront/{environment}", image: registry.bookshop.example/storefrnot }',
    },
    ["test of Test", "live of Live"].map((where) =>
      lineOf(
        25,
        `overlay storefront/${where} holds no image "registry.bookshop.example/storefrnot"; .*there are: registry.bookshop.example/storefront$`,
      ),
    ),
  ],
  [
    "two services on one workload",
    { "kind: DaemonSet, name: edge-cache": "kind: StatefulSet, name: catalogue" },
    [lineOf(40, '"catalogue" is the workload of "catalogue" already')],
  ],
  [
    "a context, a stack and an overlay that are not there",
    {
      "context: shop-west": "context: shop-north",
      "layers: [network], approvalsRequired: 0": "layers: [netwrok]",
      "storefront/{": "store/{",
    },
    [
      lineOf(7, 'there is no stack "netwrok"'),
      lineOf(13, 'the kubeconfig has no context "shop-north"; there are: shop-east, shop-west'),
      lineOf(25, "there is no overlay store/test"),
      lineOf(25, "there is no overlay store/live"),
    ],
  ],
  [
    "a Prometheus that wants another token",
    { "url: ADDRESS\n": "url: ADDRESS/guarded\n      bearerTokenFile: kubeconfig\n" },
    [lineOf(17, "bearerTokenFile: Prometheus refused the token of .*kubeconfig .HTTP 401.")],
  ],
  [
    "a source that comes later",
    { "from: null": "from: live" },
    [lineOf(8, '"live" is not an environment listed before "test"')],
  ],
  [
    "a promise that no document makes",
    { "[catalogue-answers]": "[catalogue-replies]" },
    [lineOf(37, 'there is no indicator "catalogue-replies"')],
  ],
  [
    "labels that no series has",
    { "labels: { job: catalogue }": "labels: { job: misspelt }" },
    [
      lineOf(36, 'Prometheus of Test has .*, and has had no series of it with .*job="misspelt"'),
      lineOf(36, 'Prometheus of Live has .*, and has had no series of it with .*job="misspelt"'),
    ],
  ],
  [
    "an overlay without content",
    { "storefront/{environment}": "storefront{environment}" },
    [
      lineOf(25, "the overlay storefronttest of Test in overlays holds no kustomization.yaml"),
      lineOf(25, "the overlay storefrontlive of Live in overlays holds no kustomization.yaml"),
    ],
    { empty: ["overlays/storefronttest", "overlays/storefrontlive"] },
  ],
  [
    "a Prometheus that does not answer",
    { "url: ADDRESS\n": "url: http://127.0.0.1:9/shop\n" },
    [
      lineOf(
        16,
        "prometheus.url: http://127.0.0.1:9/shop: Prometheus could not be reached .ECONNREFUSED.; correct it",
      ),
    ],
  ],
  [
    "what is no YAML",
    { "product: { name: Bookshop }": "product: { name: Bookshop" },
    [lineOf(1, '"{" is opened here and not closed')],
  ],
])("%s is said with its line, and ends the check with exit code 2", async (_, changes, expected, made) => {
  for (const path of made?.empty ?? []) mkdirSync(join(directory, path), { recursive: true });
  const { status, faults } = await check(changes);
  expect(faults).toEqual(expected);
  expect(status).toBe(2);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    "a kubeconfig that is not there",
    { KUBECONFIG: "gone/kubeconfig" },
    /^ {2}- KUBECONFIG names gone\/kubeconfig: .*not there/,
  ],
  [
    "a Prometheus that does not answer",
    { PROMETHEUS_URL: "http://127.0.0.1:9" },
    /^ {2}- http:\/\/127\.0\.0\.1:9: Prometheus could not be reached .*; correct it, or start what/,
  ],
  [
    "a directory without a model",
    { GREENROOM_MODEL_DIR: "overlays/storefront/none" },
    /^ {2}- overlays\/storefront\/none holds no model, .*GREENROOM_MODEL_DIR/,
  ],
  [
    "variables that are not there",
    { GREENROOM_INFRA_DIR: "other-infra" },
    /^ {2}- line 7, environments\.0\.terraform\.layers\.0: there is no other-infra\/environments\/test\/network\.tfvars/,
  ],
])(
  "%s is said with the setting that names it, and ends the check with exit code 2",
  async (_, variables, fault) => {
    cpSync(join(platform, "infra/stacks"), join(directory, "other-infra/stacks"), { recursive: true });
    const { status, faults } = await check({}, variables);
    expect(faults[0]).toMatch(fault);
    expect(status).toBe(2);
  },
);
