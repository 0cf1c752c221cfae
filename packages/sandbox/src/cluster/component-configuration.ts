import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { insideDir } from "./cluster-files.ts";
import { clusterNetwork } from "./cluster-network.ts";

/** Directory of files that the components read at start, in the namespace's own /run. */
export const configurationDir = "/run/greenroom-configuration";
export const containerdSocket = "/run/containerd/containerd.sock";
const cniConfigurationDir = join(configurationDir, "cni");

export const configurationFiles = {
  containerd: join(configurationDir, "containerd.toml"),
  kubelet: join(configurationDir, "kubelet.yaml"),
  kubeProxy: join(configurationDir, "kube-proxy.yaml"),
} as const;

export interface NodeFeatures {
  readonly snapshotter: "overlayfs" | "native";
  readonly proxyMode: "nftables" | "iptables";
}

/** @param pauseImage reference of the image that holds a pod's namespaces
 * @param cgroup parent of all pods' cgroups */
export function writeComponentConfiguration(
  features: NodeFeatures,
  { pauseImage, cgroup }: { pauseImage: string; cgroup: string },
): void {
  mkdirSync(cniConfigurationDir, { recursive: true });
  const resolver = join(configurationDir, "resolv.conf");
  const files = {
    [resolver]: `nameserver ${clusterNetwork.dnsServiceAddress}\n`,
    [join(cniConfigurationDir, "10-sandbox.conflist")]: JSON.stringify(podNetwork),
    [configurationFiles.containerd]: containerdConfiguration(pauseImage, features.snapshotter),
    [configurationFiles.kubelet]: stringify(kubeletConfiguration(cgroup, resolver)),
    [configurationFiles.kubeProxy]: stringify(kubeProxyConfiguration(features.proxyMode)),
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(file, content);
}

function containerdConfiguration(pauseImage: string, snapshotter: string): string {
  return `version = 2
root = "${insideDir}/containerd"
state = "/run/containerd"
disabled_plugins = [
  "io.containerd.snapshotter.v1.aufs",
  "io.containerd.snapshotter.v1.btrfs",
  "io.containerd.snapshotter.v1.devmapper",
  "io.containerd.snapshotter.v1.zfs",
]
[grpc]
  address = "${containerdSocket}"
[plugins."io.containerd.internal.v1.opt"]
  path = "/run/containerd/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${pauseImage}"
  # Lowering a score below one's own needs CAP_SYS_RESOURCE, which containers of containers lack.
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "${cniConfigurationDir}"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "${snapshotter}"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
`;
}

/** One routed link per pod. On a bridge, pods would reach each other past the packet filter that Services
 * live in, unless the kernel has br_netfilter. It does not enforce NetworkPolicies. */
const podNetwork = {
  cniVersion: "1.0.0",
  name: "sandbox",
  plugins: [
    {
      type: "ptp",
      ipam: {
        type: "host-local",
        ranges: [[{ subnet: clusterNetwork.nodePodCidr }]],
        routes: [{ dst: "0.0.0.0/0" }],
        // Gone with each run: addresses of pods that no longer run are free again.
        dataDir: "/run/cni/networks",
      },
    },
    { type: "portmap", capabilities: { portMappings: true } },
  ],
};

function kubeletConfiguration(cgroup: string, resolver: string) {
  const pki = join(insideDir, "pki");
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    failCgroupV1: false,
    cgroupDriver: "cgroupfs",
    cgroupRoot: `/${cgroup}`,
    cgroupsPerQOS: true,
    enforceNodeAllocatable: ["pods"],
    failSwapOn: false,
    oomScoreAdj: 0,
    containerRuntimeEndpoint: `unix://${containerdSocket}`,
    podLogsDir: join(insideDir, "pod-logs"),
    volumePluginDir: join(insideDir, "kubelet", "volume-plugins"),
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: join(pki, "ca.crt") },
    },
    authorization: { mode: "Webhook" },
    tlsCertFile: join(pki, "kubelet-serving.crt"),
    tlsPrivateKeyFile: join(pki, "kubelet-serving.key"),
    clusterDNS: [clusterNetwork.dnsServiceAddress],
    clusterDomain: "cluster.local",
    resolvConf: resolver,
    // Images come from archives and cannot be pulled again.
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    evictionHard: {
      "memory.available": "100Mi",
      "nodefs.available": "1%",
      "imagefs.available": "1%",
      "nodefs.inodesFree": "1%",
    },
  };
}

function kubeProxyConfiguration(mode: NodeFeatures["proxyMode"]) {
  return {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    mode,
    oomScoreAdj: 0,
    hostnameOverride: clusterNetwork.nodeName,
    clientConnection: { kubeconfig: join(insideDir, "pki", "kube-proxy.kubeconfig") },
    clusterCIDR: clusterNetwork.podCidr,
    // The connection table's size belongs to the machine and stays as it is.
    conntrack: { maxPerCore: 0, min: 0 },
    nodePortAddresses: [`${clusterNetwork.nodeAddress}/32`],
  };
}
