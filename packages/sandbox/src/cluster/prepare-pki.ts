import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CertificateAuthority, type CertificateRequest, type KeyPair } from "./certificate-authority.ts";
import { clusterFiles, writePrivateFile } from "./cluster-files.ts";
import { clusterNetwork } from "./cluster-network.ts";
import { kubeconfig } from "./kubeconfig.ts";

/** Paths of kubeconfig files for the host, mode 0600, each with the context "sandbox". */
export interface ClusterKubeconfigs {
  /** Group system:masters. */
  readonly admin: string;
  /** User greenroom:portal */
  readonly portal: string;
  /** User greenroom:worker */
  readonly worker: string;
  /** User greenroom:terraform */
  readonly terraform: string;
}

const { nodeName, nodeAddress, apiServiceAddress, apiPort: insideApiPort } = clusterNetwork;

/** Identities used from the host, through the relay on 127.0.0.1. */
const hostIdentities = {
  admin: { commonName: "kubernetes-admin", organization: "system:masters", usage: "client" },
  portal: { commonName: "greenroom:portal", usage: "client" },
  worker: { commonName: "greenroom:worker", usage: "client" },
  terraform: { commonName: "greenroom:terraform", usage: "client" },
} as const satisfies Record<string, CertificateRequest>;

/** Identities of the cluster's own components. */
const componentIdentities = {
  "kube-controller-manager": { commonName: "system:kube-controller-manager", usage: "client" },
  "kube-scheduler": { commonName: "system:kube-scheduler", usage: "client" },
  "kube-proxy": { commonName: "system:kube-proxy", usage: "client" },
  kubelet: { commonName: `system:node:${nodeName}`, organization: "system:nodes", usage: "client" },
} as const satisfies Record<string, CertificateRequest>;

/** What Prometheus asks for metrics on the node's address proves who it is. */
const onTheNode = (name: string): CertificateRequest => ({
  commonName: name,
  usage: "server",
  dnsNames: [nodeName],
  addresses: [nodeAddress, "127.0.0.1"],
});

const certificates = {
  "kube-apiserver": {
    commonName: "kube-apiserver",
    usage: "server",
    dnsNames: [
      "localhost",
      "kubernetes",
      "kubernetes.default",
      "kubernetes.default.svc",
      "kubernetes.default.svc.cluster.local",
    ],
    addresses: ["127.0.0.1", nodeAddress, apiServiceAddress],
  },
  "kube-apiserver-kubelet-client": {
    commonName: "kube-apiserver-kubelet-client",
    organization: "system:masters",
    usage: "client",
  },
  "kubelet-serving": { ...onTheNode(`system:node:${nodeName}`), organization: "system:nodes" },
  "kube-controller-manager-serving": onTheNode("kube-controller-manager"),
  "kube-scheduler-serving": onTheNode("kube-scheduler"),
} as const satisfies Record<string, CertificateRequest>;

/** Makes the cluster's certificates and kubeconfigs, so that these exist before anything runs.
 *
 * Authorities and the service account key are kept from run to run, as what is stored in the cluster
 * was signed by them; everything else is made anew, which takes milliseconds and never expires.
 * @param options.apiPort port of the API on 127.0.0.1 of the host */
export async function preparePki(options: {
  stateDir: string;
  apiPort: number;
}): Promise<ClusterKubeconfigs> {
  const now = new Date();
  const files = clusterFiles(options.stateDir);
  for (const dir of [files.dir, files.pkiDir, files.kubeconfigDir]) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  }
  const authority = await keptAuthority(files.pkiDir, "ca", "kubernetes-ca", now);
  const frontProxy = await keptAuthority(files.pkiDir, "front-proxy-ca", "front-proxy-ca", now);
  keepServiceAccountKey(files.pkiDir);

  for (const [name, request] of Object.entries(certificates)) {
    writePair(files.pkiDir, name, await authority.issue(request, now));
  }
  const frontProxyClient = await frontProxy.issue({ commonName: "front-proxy-client", usage: "client" }, now);
  writePair(files.pkiDir, "front-proxy-client", frontProxyClient);

  const write = async (path: string, server: string, request: CertificateRequest) =>
    writePrivateFile(
      path,
      kubeconfig({
        server,
        authorityCertificate: authority.certificate,
        user: request.commonName,
        credentials: await authority.issue(request, now),
      }),
    );
  for (const [name, request] of Object.entries(componentIdentities)) {
    const server = `https://${nodeAddress}:${insideApiPort}`;
    await write(join(files.pkiDir, `${name}.kubeconfig`), server, request);
  }
  const paths = kubeconfigPaths(options.stateDir);
  for (const name of ["admin", "portal", "worker", "terraform"] as const) {
    await write(paths[name], `https://127.0.0.1:${options.apiPort}`, hostIdentities[name]);
  }
  return paths;
}

export function kubeconfigPaths(stateDir: string): ClusterKubeconfigs {
  const path = (name: string) => join(clusterFiles(stateDir).kubeconfigDir, `${name}.kubeconfig`);
  return {
    admin: path("admin"),
    portal: path("portal"),
    worker: path("worker"),
    terraform: path("terraform"),
  };
}

function writePair(dir: string, name: string, pair: KeyPair): void {
  writePrivateFile(join(dir, `${name}.key`), pair.key);
  writePrivateFile(join(dir, `${name}.crt`), pair.certificate);
}

async function keptAuthority(dir: string, name: string, commonName: string, now: Date) {
  const [keyFile, certificateFile] = [join(dir, `${name}.key`), join(dir, `${name}.crt`)];
  if (existsSync(keyFile) && existsSync(certificateFile)) {
    const kept = await CertificateAuthority.load({
      key: readFileSync(keyFile, "utf8"),
      certificate: readFileSync(certificateFile, "utf8"),
    });
    if (!kept.expiresSoon(now)) return kept;
  }
  const created = await CertificateAuthority.create(commonName, now);
  writePair(dir, name, created);
  return created;
}

function keepServiceAccountKey(dir: string): void {
  const keyFile = join(dir, "service-account.key");
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writePrivateFile(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  }
  const publicKey = createPublicKey(createPrivateKey(readFileSync(keyFile, "utf8")));
  writePrivateFile(
    join(dir, "service-account.pub"),
    publicKey.export({ type: "spki", format: "pem" }).toString(),
  );
}
