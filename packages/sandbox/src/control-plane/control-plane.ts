import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../host/index.ts";

const readyTimeoutMs = 60_000;

/** A person or program the API server knows, by a token that lives as long as the control plane. */
export interface Identity {
  readonly name: string;
  readonly groups: readonly string[];
}

/** A bare etcd and API server on loopback: real objects, real watches and real authorization, but nothing that acts
 * on them (no controllers, no scheduler, no kubelet). For tests. */
export interface ControlPlane {
  readonly url: string;
  /** Path of a kubeconfig, its context named `sandbox`. `admin` may do everything. */
  kubeconfig(identity: string): string;
  /** As a crash would: SIGKILL. */
  killApiServer(): Promise<void>;
  startApiServer(): Promise<void>;
  stop(): Promise<void>;
}

/** @param binary the multi-call Kubernetes binary (etcd, kube-apiserver, …)
 * @param identities known besides `admin`; what they may do is up to RBAC objects */
export async function startControlPlane(
  binary: string,
  identities: readonly Identity[] = [],
): Promise<ControlPlane> {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-control-plane-"));
  const ports: number[] = [];
  while (ports.length < 3) {
    const port = await freePort();
    if (!ports.includes(port)) ports.push(port);
  }
  const [etcdPort, peerPort, apiPort] = ports as [number, number, number];
  const url = `https://127.0.0.1:${apiPort}`;
  const tokens = new Map<string, string>();
  const known = [{ name: "admin", groups: ["system:masters"] }, ...identities];
  for (const { name } of known) tokens.set(name, randomBytes(16).toString("hex"));

  writeFileSync(
    join(directory, "tokens.csv"),
    known.map(({ name, groups }) => `${tokens.get(name)},${name},${name},"${groups.join(",")}"`).join("\n"),
  );
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  writeFileSync(join(directory, "sa.key"), privateKey);
  writeFileSync(join(directory, "sa.pub"), publicKey);

  const start = (name: string, args: readonly string[]): ChildProcess => {
    const log = openSync(join(directory, `${name}.log`), "a");
    const child = spawn(binary, args, { argv0: name, stdio: ["ignore", log, log] });
    closeSync(log);
    return child;
  };
  const etcd = start("etcd", [
    "--data-dir",
    join(directory, "etcd"),
    "--unsafe-no-fsync",
    `--listen-client-urls=http://127.0.0.1:${etcdPort}`,
    `--advertise-client-urls=http://127.0.0.1:${etcdPort}`,
    `--listen-peer-urls=http://127.0.0.1:${peerPort}`,
    `--initial-advertise-peer-urls=http://127.0.0.1:${peerPort}`,
    `--initial-cluster=default=http://127.0.0.1:${peerPort}`,
    "--log-level=warn",
  ]);

  let apiServer: ChildProcess | null = null;
  const startApiServer = async () => {
    apiServer = start("kube-apiserver", [
      "--bind-address=127.0.0.1",
      `--secure-port=${apiPort}`,
      `--etcd-servers=http://127.0.0.1:${etcdPort}`,
      `--cert-dir=${join(directory, "certificates")}`,
      `--token-auth-file=${join(directory, "tokens.csv")}`,
      "--authorization-mode=RBAC",
      "--service-cluster-ip-range=10.96.0.0/16",
      "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
      `--service-account-key-file=${join(directory, "sa.pub")}`,
      `--service-account-signing-key-file=${join(directory, "sa.key")}`,
      "--disable-admission-plugins=ServiceAccount",
    ]);
    await waitUntilReady(url, apiServer, join(directory, "kube-apiserver.log"));
  };
  const stop = async () => {
    await Promise.all([end(apiServer), end(etcd)]);
    rmSync(directory, { recursive: true, force: true });
  };

  try {
    await startApiServer();
  } catch (error) {
    await stop();
    throw error;
  }
  const certificate = readFileSync(join(directory, "certificates", "apiserver.crt")).toString("base64");
  for (const [name, token] of tokens)
    writeFileSync(
      join(directory, `${name.replaceAll(":", "-")}.kubeconfig`),
      kubeconfigText(url, certificate, token),
    );

  return {
    url,
    kubeconfig: (identity) => join(directory, `${identity.replaceAll(":", "-")}.kubeconfig`),
    killApiServer: () => end(apiServer),
    startApiServer,
    stop,
  };
}

function kubeconfigText(server: string, certificate: string, token: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "sandbox", cluster: { server, "certificate-authority-data": certificate } }],
    users: [{ name: "sandbox", user: { token } }],
    contexts: [{ name: "sandbox", context: { cluster: "sandbox", user: "sandbox" } }],
    "current-context": "sandbox",
  });
}

async function waitUntilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = performance.now() + readyTimeoutMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`the API server ended: ${readFileSync(logFile, "utf8").slice(-2000)}`);
    if (await isReady(url)) return;
    await delay(100);
  }
  throw new Error(`the API server was not ready within ${readyTimeoutMs / 1000} s; see ${logFile}`);
}

function isReady(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Only asks whether it is up: its certificate is made at the first start and not known before.
    const request = get(`${url}/readyz`, { rejectUnauthorized: false, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once("error", () => resolve(false));
  });
}

async function end(child: ChildProcess | null): Promise<void> {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  await ended;
}
