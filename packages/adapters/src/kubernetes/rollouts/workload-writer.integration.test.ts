import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createClusterAccess, createWorkloadWriter } from "../index.ts";
import { environmentFixture } from "../../../../core/src/environments/environment-fixture.ts";

const directory = mkdtempSync(join(tmpdir(), "greenroom-writer-"));
const target = {
  environment: environmentFixture("dev"),
  workload: { kind: "Deployment", name: "go-demo", namespace: "dev", container: null },
  overlay: "dev",
} as const;
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
    const applying = writer.apply(target, image, lease.signal);
    await vi.waitFor(() => expect(asked).toContain(method), 30_000);
    const stoppedAtMs = performance.now();
    lease.abort(new Error("a person wants it to stop"));
    await expect(applying).rejects.toThrow("a person wants it to stop");
    expect(performance.now() - stoppedAtMs).toBeLessThan(2_000);
    expect(asked).toEqual(requests);
  },
);
