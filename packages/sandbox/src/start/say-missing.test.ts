import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { sayMissing } from "./say-missing.ts";

const root = join(import.meta.dirname, "../../../..");
const lineOf = (words: string) =>
  readFileSync(join(root, "greenroom.yaml"), "utf8")
    .split("\n")
    .findIndex((line) => line.includes(words)) + 1;
let directory: string;
let address: string;
/** Names in the cluster, by namespace and kind. */
let workloads: Record<string, string>;
let answers: (query: string) => boolean;
let isSilent: boolean;
vi.setConfig({ testTimeout: 30_000 });

/** As much of a cluster and a Prometheus as is asked. */
const server = createServer((request, response) => void answer(request, response));
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "", "http://localhost");
  if (isSilent) return;
  response.setHeader("content-type", "application/json");
  if (pathname === "/api/v1/query") {
    const query = new URLSearchParams(await text(request)).get("query") ?? "";
    const result = answers(query) ? [{ metric: {}, value: [0, "1"] }] : [];
    response.end(JSON.stringify({ status: "success", data: { resultType: "vector", result } }));
    return;
  }
  const [, namespace, kind] = /namespaces\/([^/]+)\/([^/]+)$/.exec(pathname) ?? [];
  const name = workloads[`${namespace}/${kind}`];
  response.end(JSON.stringify({ items: name === undefined ? [] : [{ metadata: { name } }] }));
}

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  directory = mkdtempSync(join(tmpdir(), "greenroom-missing-"));
  writeFileSync(
    join(directory, "kubeconfig"),
    JSON.stringify({
      clusters: [{ name: "c", cluster: { server: address, "insecure-skip-tls-verify": true } }],
      contexts: [{ name: "sandbox", context: { cluster: "c", user: "u" } }],
      users: [{ name: "u", user: {} }],
    }),
  );
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  workloads = {
    "dev/deployments": "go-demo",
    "stage/deployments": "go-demo",
    "prod/deployments": "go-demo",
    "monitoring/statefulsets": "prometheus",
    "monitoring-nodes/daemonsets": "node-exporter",
    "kube-system/deployments": "metrics-server",
  };
  answers = () => true;
  isSilent = false;
});

async function said(variables: Readonly<Record<string, string>> = {}, waitsMs?: number) {
  const lines: string[] = [];
  const environment = {
    KUBECONFIG: join(directory, "kubeconfig"),
    PROMETHEUS_URL: address,
    ...variables,
  };
  const terminal = { line: (line: string) => lines.push(line) };
  await sayMissing(root, environment, terminal, new AbortController().signal, waitsMs);
  return lines;
}

test("a workload that is not there is said once all is live, with its line", async () =>
  expect(await said()).toEqual([
    expect.stringMatching(
      RegExp(
        `^✖ greenroom\\.yaml line ${lineOf("name: alertmanager")}, .*there is no StatefulSet "alertmanager"`,
      ),
    ),
  ]));

test("so is a metric that Prometheus does not know, unless it is young", async () => {
  workloads["monitoring/statefulsets"] = "alertmanager";
  answers = (query) => !query.includes("http_server_resp_time");
  const lines = await said();
  expect(lines).toHaveLength(4);
  expect(lines.filter((line) => /has had no http_server_resp_time/.test(line))).toHaveLength(3);
  // Something is scraped, and nothing for long.
  answers = (query) => !query.includes("http_server_resp_time") && !query.includes("offset");
  expect(await said()).toHaveLength(1);
});

test("where nobody could look is said, in no more than the seconds that somebody waits", async () => {
  expect(await said({ PROMETHEUS_URL: "http://127.0.0.1:9" })).toContainEqual(
    expect.stringMatching(/^✖ http:\/\/127\.0\.0\.1:9: Prometheus could not be reached/),
  );
  expect(await said({ GREENROOM_CONFIG: join(directory, "gone.yaml") })).toEqual([
    "✖ clusters and Prometheus could not be asked; npm run config -- check says why",
  ]);
  isSilent = true;
  expect(await said({}, 2_000)).toEqual([
    "✖ clusters and Prometheus gave no answer in 2 s; npm run config -- check asks again",
  ]);
});
