import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kubectl } from "./build-overlay.ts";

const etcdBinary = join(dirname(kubectl), "etcd");
const serverBinary = join(dirname(kubectl), "kube-apiserver");

/** True where etcd and kube-apiserver lie beside the kubectl that KUBECTL names. */
export const hasApiServer = existsSync(etcdBinary) && existsSync(serverBinary);

/** A real API server on loopback, without nodes and controllers: it admits and authorises, and runs nothing. */
export class ApiServer {
  readonly #directory = mkdtempSync(join(tmpdir(), "greenroom-manifests-"));
  readonly #processes: ChildProcess[] = [];
  readonly #token = randomBytes(16).toString("hex");
  #address = "";

  /** @throws Error with the log's end when it is not ready within 60 s */
  async start(): Promise<void> {
    const [client, peer, secure] = [await freePort(), await freePort(), await freePort()];
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const signingKey = this.#write("signing.key", privateKey.export({ type: "pkcs8", format: "pem" }));
    const tokens = this.#write("tokens.csv", `${this.#token},administrator,1,system:masters\n`);
    this.#spawn(etcdBinary, [
      `--data-dir=${join(this.#directory, "etcd")}`,
      "--unsafe-no-fsync",
      "--log-level=warn",
      `--listen-client-urls=http://127.0.0.1:${client}`,
      `--advertise-client-urls=http://127.0.0.1:${client}`,
      `--listen-peer-urls=http://127.0.0.1:${peer}`,
      `--initial-advertise-peer-urls=http://127.0.0.1:${peer}`,
      `--initial-cluster=default=http://127.0.0.1:${peer}`,
    ]);
    this.#spawn(serverBinary, [
      `--etcd-servers=http://127.0.0.1:${client}`,
      "--bind-address=127.0.0.1",
      `--secure-port=${secure}`,
      `--cert-dir=${this.#directory}`,
      `--token-auth-file=${tokens}`,
      "--authorization-mode=RBAC",
      "--service-cluster-ip-range=10.96.0.0/16",
      "--service-account-issuer=https://kubernetes.default.svc",
      `--service-account-key-file=${signingKey}`,
      `--service-account-signing-key-file=${signingKey}`,
      // Nobody renews the address behind the Service `kubernetes`, which loopback could not be.
      "--endpoint-reconciler-type=none",
    ]);
    this.#address = `https://127.0.0.1:${secure}`;
    await this.#ready();
  }

  /** @throws Error whose `stderr` says why the server refused */
  kubectl(args: readonly string[], input?: string): string {
    return execFileSync(
      kubectl,
      [`--server=${this.#address}`, `--token=${this.#token}`, "--insecure-skip-tls-verify", ...args],
      {
        encoding: "utf8",
        input,
        env: { ...process.env, KUBECONFIG: "/dev/null" },
        stdio: ["pipe", "pipe", "pipe"],
      },
    );
  }

  async stop(): Promise<void> {
    for (const child of this.#processes.toReversed()) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await ended;
    }
    rmSync(this.#directory, { recursive: true });
  }

  async #ready(): Promise<void> {
    for (let attempt = 0; attempt < 120; attempt++) {
      try {
        this.kubectl(["get", "--raw", "/readyz"]);
        return;
      } catch {
        await sleep(500);
      }
    }
    throw new Error(`no API server:\n${readFileSync(join(this.#directory, "log"), "utf8").slice(-2000)}`);
  }

  #spawn(binary: string, args: readonly string[]): void {
    const log = openSync(join(this.#directory, "log"), "a");
    this.#processes.push(spawn(binary, args, { stdio: ["ignore", log, log] }));
  }

  #write(name: string, content: string | Buffer): string {
    const path = join(this.#directory, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
