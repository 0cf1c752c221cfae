export { clusterSilentSecondsMax, whyStale } from "./cluster-connection.ts";
export { parseImageReference } from "./image-reference.ts";
export type {
  ObservedControllerRevision,
  ObservedDaemonSet,
  ObservedDeployment,
  ObservedEvent,
  ObservedPod,
  ObservedReplicaSet,
  ObservedStatefulSet,
  ObservedWorkload,
} from "./observed-workload.ts";
export { placeInKey, rolloutKey } from "./rollout-key.ts";
export type {
  AppliedManifest,
  RolloutSource,
  WorkloadImage,
  WorkloadTarget,
  WorkloadWriter,
} from "./rollout-source.ts";
export {
  type ClusterConnection,
  clusterConnectionSchema,
  type EventView,
  type ImageReference,
  type PodView,
  type RevisionView,
  type RolloutStatus,
  type RolloutView,
  rolloutViewSchema,
  rolloutStatusSchema,
  type ServiceRollout,
  serviceRolloutSchema,
} from "./rollout-view.ts";
export { rolloutStatusFacts } from "./rollout-status-facts.ts";
export { toRolloutView } from "./to-rollout-view.ts";
export {
  ownContainer,
  type Workload,
  type WorkloadKind,
  workloadKindSchema,
  workloadKinds,
} from "./workload.ts";
