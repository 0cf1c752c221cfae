import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type ClusterKubeconfigs, preparePki } from "./prepare-pki.ts";

const stateDir = mkdtempSync(join(tmpdir(), "greenroom-pki-"));
const pkiFile = (name: string) => readFileSync(join(stateDir, "cluster", "pki", name), "utf8");
let paths: ClusterKubeconfigs;

beforeAll(async () => {
  paths = await preparePki({ stateDir, apiPort: 16443 });
});

function clientCertificate(path: string): X509Certificate {
  const user = parse(readFileSync(path, "utf8")).users[0].user;
  return new X509Certificate(Buffer.from(user["client-certificate-data"], "base64"));
}

test.each([
  ["admin", "O=system:masters\nCN=kubernetes-admin"],
  ["portal", "CN=greenroom:portal"],
  ["worker", "CN=greenroom:worker"],
  ["terraform", "CN=greenroom:terraform"],
] as const)("the kubeconfig of %s names %j, signed by the cluster's authority", (name, subject) => {
  const certificate = clientCertificate(paths[name]);
  expect(certificate.subject).toBe(subject);
  expect(certificate.verify(new X509Certificate(pkiFile("ca.crt")).publicKey)).toBe(true);
});

test("kubeconfigs point at the relay, have the context that greenroom.yaml names, and are private", () => {
  const config = parse(readFileSync(paths.portal, "utf8"));
  expect(config).toMatchObject({
    clusters: [{ name: "sandbox", cluster: { server: "https://127.0.0.1:16443" } }],
    contexts: [{ name: "sandbox", context: { cluster: "sandbox", user: "greenroom:portal" } }],
    "current-context": "sandbox",
  });
  expect(statSync(paths.portal).mode & 0o777).toBe(0o600);
});

test("the API's certificate is valid on the host's loopback, on the node and inside pods", () => {
  const certificate = new X509Certificate(pkiFile("kube-apiserver.crt"));
  for (const address of ["127.0.0.1", "10.200.0.2", "10.96.0.1"]) {
    expect(certificate.checkIP(address)).toBe(address);
  }
  expect(certificate.checkHost("kubernetes.default.svc")).toBe("kubernetes.default.svc");
});

test("a second start keeps the authorities and the service account key, and follows the port", async () => {
  const kept = ["ca.crt", "ca.key", "front-proxy-ca.key", "service-account.key", "service-account.pub"];
  const before = kept.map(pkiFile);
  const again = await preparePki({ stateDir, apiPort: 26443 });
  expect(kept.map(pkiFile)).toEqual(before);
  expect(parse(readFileSync(again.admin, "utf8")).clusters[0].cluster.server).toBe("https://127.0.0.1:26443");
});
