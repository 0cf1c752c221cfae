export { type Clusters, createClusters } from "./rollouts/clusters.ts";
export { createWorkloadWriter } from "./rollouts/workload-writer.ts";
