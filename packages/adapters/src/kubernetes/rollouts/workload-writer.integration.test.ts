import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environmentSchema } from "@greenroom/core/environments";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createClusterAccess, createWorkloadWriter } from "../index.ts";

const directory = mkdtempSync(join(tmpdir(), "greenroom-writer-"));
const environment = environmentSchema.parse({
  id: "dev",
  name: "dev",
  cluster: { context: "sandbox", namespace: "dev", workload: "go-demo", overlay: "dev" },
  terraform: { layers: ["platform"] },
  promotion: { from: null },
});
const image = {
  repository: "greenroom.local/go-demo",
  digest: `sha256:${"a".repeat(64)}`,
  version: "1.1.0",
};

/** Takes every request of these methods and says nothing, as a server behind a dead network does. */
const silent = new Set<string>();
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.method ?? "");
  if (silent.has(request.method ?? "")) return;
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({
      kind: "APIResourceList",
      apiVersion: "v1",
      groupVersion: "apps/v1",
      resources: [{ name: "deployments", kind: "Deployment", namespaced: true, singularName: "", verbs: [] }],
    }),
  );
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  silent.clear();
  asked.length = 0;
});

const write = (name: string, text: string, mode = 0o600) => {
  writeFileSync(join(directory, name), text, { mode });
  return join(directory, name);
};
const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "go-demo", namespace: "dev" },
  spec: { template: { metadata: {}, spec: { containers: [{ name: "go-demo" }] } } },
};
const writer = createWorkloadWriter({
  access: createClusterAccess(
    write(
      "kubeconfig",
      JSON.stringify({
        clusters: [
          {
            name: "silent",
            cluster: {
              server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
              "insecure-skip-tls-verify": true,
            },
          },
        ],
        users: [{ name: "worker", user: { token: "t" } }],
        contexts: [{ name: "sandbox", context: { cluster: "silent", user: "worker" } }],
      }),
    ),
  ),
  kubectlBinary: write("kubectl", `#!/bin/sh\ncat <<'END'\n${JSON.stringify(deployment)}\nEND\n`, 0o755),
  manifestsDirectory: directory,
});

test.each([
  ["whether a kind has namespaces", "GET", ["GET"]],
  ["to change the Deployment", "PATCH", ["GET", "PATCH"]],
])(
  "a server that is asked %s and says nothing is waited for no longer than the worker may",
  async (...given) => {
    const [, method, requests] = given;
    silent.add(method);
    const lease = new AbortController();
    const startedAtMs = performance.now();
    const applying = writer.apply(environment, image, lease.signal);
    setTimeout(() => lease.abort(new Error("a person wants it to stop")), 1_000);
    await expect(applying).rejects.toThrow("a person wants it to stop");
    expect(performance.now() - startedAtMs).toBeLessThan(3_000);
    expect(asked).toEqual(requests);
  },
);
