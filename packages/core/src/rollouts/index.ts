export { clusterSilentSecondsMax, whyStale } from "./cluster-connection.ts";
export { parseImageReference } from "./image-reference.ts";
export type {
  ObservedDeployment,
  ObservedEvent,
  ObservedPod,
  ObservedReplicaSet,
  ObservedWorkload,
} from "./observed-workload.ts";
export type { AppliedManifest, RolloutSource, WorkloadImage, WorkloadWriter } from "./rollout-source.ts";
export {
  type ClusterConnection,
  clusterConnectionSchema,
  type EnvironmentRollout,
  type EventView,
  environmentRolloutSchema,
  type ImageReference,
  type PodView,
  type RevisionView,
  type RolloutStatus,
  type RolloutView,
  rolloutViewSchema,
  rolloutStatusSchema,
} from "./rollout-view.ts";
export { toRolloutView } from "./to-rollout-view.ts";
