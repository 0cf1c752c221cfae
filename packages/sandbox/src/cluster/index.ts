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
export { clusterProcesses, componentStatuses } from "./cluster-processes.ts";
export { type ClusterRun, findRun } from "./cluster-run.ts";
export { findLeftovers, isEmpty } from "./leftovers.ts";
export { checkMachine, checkPrograms } from "./preflight.ts";
export { type ClusterKubeconfigs, kubeconfigPaths, preparePki } from "./prepare-pki.ts";
export { startCluster } from "./start-cluster.ts";
export { resetCluster, stopCluster } from "./stop-cluster.ts";
