export type {
  Cluster,
  ClusterExit,
  ClusterPart,
  ClusterPorts,
  ClusterProgress,
  ClusterStep,
  DeployOptions,
  StartClusterOptions,
} from "./cluster.ts";
export { type ClusterKubeconfigs, preparePki } from "./prepare-pki.ts";
export { startCluster } from "./start-cluster.ts";
export { stopCluster } from "./stop-cluster.ts";
