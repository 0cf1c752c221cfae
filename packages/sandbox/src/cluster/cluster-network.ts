/** Addresses inside the cluster's own network namespace: they can never meet those of the machine
 * or of a second checkout. */
export const clusterNetwork = {
  nodeName: "sandbox",
  nodeAddress: "10.200.0.2",
  /** Default route of the node; there is no uplink behind it. */
  gatewayAddress: "10.200.0.1",
  serviceCidr: "10.96.0.0/16",
  /** ClusterIP of the Kubernetes API. */
  apiServiceAddress: "10.96.0.1",
  dnsServiceAddress: "10.96.0.10",
  podCidr: "10.244.0.0/16",
  /** The part of `podCidr` that the only node hands out. */
  nodePodCidr: "10.244.0.0/24",
  apiPort: 6443,
  etcdPort: 2379,
  etcdPeerPort: 2380,
} as const;
