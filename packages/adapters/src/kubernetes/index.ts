export { type ClusterAccess, createClusterAccess } from "./access/cluster-access.ts";
export { serviceAccountIn } from "./access/service-account.ts";
export { createSeenWorkloads } from "./architecture/seen-workloads.ts";
export { type Clusters, createClusters } from "./rollouts/clusters.ts";
export { createClusterPosture } from "./risks/cluster-posture.ts";
export { createWorkloadWriter } from "./rollouts/workload-writer.ts";
