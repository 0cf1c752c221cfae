import { join } from "node:path";
import { insideDir } from "./cluster-files.ts";
import { clusterNetwork } from "./cluster-network.ts";
import { configurationFiles } from "./component-configuration.ts";

/** Where etcd answers; nothing outside the namespace can reach it. */
export const etcdUrl = `http://127.0.0.1:${clusterNetwork.etcdPort}`;
const pkiFile = (name: string) => join(insideDir, "pki", name);

export function etcdArguments(): readonly string[] {
  const peer = `http://127.0.0.1:${clusterNetwork.etcdPeerPort}`;
  return [
    "--name=sandbox",
    `--data-dir=${join(insideDir, "etcd")}`,
    // A power cut may cost the sandbox its state; a killed process does not.
    "--unsafe-no-fsync",
    `--listen-client-urls=${etcdUrl}`,
    `--advertise-client-urls=${etcdUrl}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=sandbox=${peer}`,
    "--log-level=warn",
    "--quota-backend-bytes=4294967296",
    "--auto-compaction-mode=periodic",
    "--auto-compaction-retention=5m",
  ];
}

export function apiServerArguments(): readonly string[] {
  return [
    `--advertise-address=${clusterNetwork.nodeAddress}`,
    "--bind-address=0.0.0.0",
    `--secure-port=${clusterNetwork.apiPort}`,
    `--etcd-servers=${etcdUrl}`,
    `--service-cluster-ip-range=${clusterNetwork.serviceCidr}`,
    "--service-node-port-range=30000-32767",
    "--authorization-mode=Node,RBAC",
    "--enable-admission-plugins=NodeRestriction",
    // Only liveness and readiness answer without a certificate.
    "--anonymous-auth=true",
    "--allow-privileged=true",
    `--client-ca-file=${pkiFile("ca.crt")}`,
    `--tls-cert-file=${pkiFile("kube-apiserver.crt")}`,
    `--tls-private-key-file=${pkiFile("kube-apiserver.key")}`,
    `--kubelet-client-certificate=${pkiFile("kube-apiserver-kubelet-client.crt")}`,
    `--kubelet-client-key=${pkiFile("kube-apiserver-kubelet-client.key")}`,
    `--kubelet-certificate-authority=${pkiFile("ca.crt")}`,
    "--kubelet-preferred-address-types=InternalIP",
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${pkiFile("service-account.pub")}`,
    `--service-account-signing-key-file=${pkiFile("service-account.key")}`,
    `--requestheader-client-ca-file=${pkiFile("front-proxy-ca.crt")}`,
    "--requestheader-allowed-names=front-proxy-client",
    "--requestheader-extra-headers-prefix=X-Remote-Extra-",
    "--requestheader-group-headers=X-Remote-Group",
    "--requestheader-username-headers=X-Remote-User",
    `--proxy-client-cert-file=${pkiFile("front-proxy-client.crt")}`,
    `--proxy-client-key-file=${pkiFile("front-proxy-client.key")}`,
    "--enable-aggregator-routing=true",
    "--v=1",
  ];
}

/** More than the defaults: a whole cluster's objects appear within seconds. */
const clientRate = ["--kube-api-qps=500", "--kube-api-burst=1000"];

function controllerArguments(identity: string): readonly string[] {
  const kubeconfig = pkiFile(`${identity}.kubeconfig`);
  return [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    "--leader-elect=false",
    // Where Prometheus finds the node; only the cluster's own network reaches it.
    `--bind-address=${clusterNetwork.nodeAddress}`,
    `--tls-cert-file=${pkiFile(`${identity}-serving.crt`)}`,
    `--tls-private-key-file=${pkiFile(`${identity}-serving.key`)}`,
    ...clientRate,
    "--v=1",
  ];
}

export function controllerManagerArguments(): readonly string[] {
  return [
    ...controllerArguments("kube-controller-manager"),
    "--use-service-account-credentials=true",
    `--service-account-private-key-file=${pkiFile("service-account.key")}`,
    `--root-ca-file=${pkiFile("ca.crt")}`,
    `--cluster-signing-cert-file=${pkiFile("ca.crt")}`,
    `--cluster-signing-key-file=${pkiFile("ca.key")}`,
    "--allocate-node-cidrs=true",
    `--cluster-cidr=${clusterNetwork.podCidr}`,
    `--service-cluster-ip-range=${clusterNetwork.serviceCidr}`,
  ];
}

export function schedulerArguments(): readonly string[] {
  return controllerArguments("kube-scheduler");
}

export function kubeletArguments(): readonly string[] {
  return [
    `--config=${configurationFiles.kubelet}`,
    `--kubeconfig=${pkiFile("kubelet.kubeconfig")}`,
    `--root-dir=${join(insideDir, "kubelet")}`,
    `--hostname-override=${clusterNetwork.nodeName}`,
    `--node-ip=${clusterNetwork.nodeAddress}`,
    "--v=1",
  ];
}
