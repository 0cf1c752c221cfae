import { z } from "zod";
import { environmentIdSchema } from "../environments/index.ts";
import { workloadKindSchema } from "./workload.ts";

/** As people of Argo Rollouts know them; Unknown = there is no data to judge by, never a success. */
export const rolloutStatuses = ["Healthy", "Progressing", "Paused", "Degraded", "Unknown"] as const;
export const rolloutStatusSchema = z.enum(rolloutStatuses);
export type RolloutStatus = z.infer<typeof rolloutStatusSchema>;

const time = z.iso.datetime();

export const imageReferenceSchema = z.object({
  /** As written in the pod template. */
  reference: z.string(),
  repository: z.string(),
  tag: z.string().nullable(),
  /** sha256:… of what runs; null while only a tag is known. */
  digest: z.string().nullable(),
});
export type ImageReference = z.infer<typeof imageReferenceSchema>;

export const podViewSchema = z.object({
  name: z.string(),
  phase: z.enum(["Pending", "Running", "Succeeded", "Failed", "Terminating", "Unknown"]),
  isReady: z.boolean(),
  /** Belongs to the workload's newest revision. */
  isCurrent: z.boolean(),
  restarts: z.int(),
  createdAt: time.nullable(),
  node: z.string().nullable(),
  version: z.string().nullable(),
  /** Why it is not ready, as Kubernetes names it (ImagePullBackOff, CrashLoopBackOff, …); null when all is well. */
  reason: z.string().nullable(),
  message: z.string().nullable(),
});
export type PodView = z.infer<typeof podViewSchema>;

const revisionViewSchema = z.object({
  name: z.string(),
  revision: z.int().nullable(),
  isCurrent: z.boolean(),
  image: imageReferenceSchema.nullable(),
  version: z.string().nullable(),
  replicas: z.int(),
  ready: z.int(),
  createdAt: time.nullable(),
});
export type RevisionView = z.infer<typeof revisionViewSchema>;

const conditionViewSchema = z.object({
  type: z.string(),
  isTrue: z.boolean(),
  reason: z.string(),
  message: z.string(),
  changedAt: time.nullable(),
});

const eventViewSchema = z.object({
  key: z.string(),
  isWarning: z.boolean(),
  subject: z.string(),
  reason: z.string(),
  message: z.string(),
  count: z.int(),
  lastSeenAt: time.nullable(),
});
export type EventView = z.infer<typeof eventViewSchema>;

export const rolloutViewSchema = z.object({
  kind: workloadKindSchema,
  workload: z.string(),
  status: rolloutStatusSchema,
  /** The status in words, for people. */
  reason: z.string(),
  /** Waiting longer cannot help: the rollout needs another image, configuration or quota. */
  isStuck: z.boolean(),
  replicas: z.object({
    desired: z.int(),
    total: z.int(),
    updated: z.int(),
    ready: z.int(),
    available: z.int(),
  }),
  generation: z.int(),
  revision: z.int().nullable(),
  image: imageReferenceSchema.nullable(),
  version: z.string().nullable(),
  pods: z.array(podViewSchema),
  revisions: z.array(revisionViewSchema),
  conditions: z.array(conditionViewSchema),
  events: z.array(eventViewSchema),
});
export type RolloutView = z.infer<typeof rolloutViewSchema>;

export const clusterConnectionSchema = z.object({
  /** Connected = everything of the workload's namespace is listed and each watch of it is known to be alive. */
  state: z.enum(["connected", "unreachable"]),
  /** When this state began. */
  since: time,
  /** When all watches of the namespace had been answered last: what is known was true then. Null = never since
   * this process started. */
  lastEventAt: time.nullable(),
  /** Why it is unreachable, for people; null while connected. */
  reason: z.string().nullable(),
});
export type ClusterConnection = z.infer<typeof clusterConnectionSchema>;

/** A service's rollout in one environment, with how far it can be trusted. */
export const serviceRolloutSchema = z.object({
  environment: environmentIdSchema,
  /** As greenroom.yaml names it. */
  service: z.string(),
  connection: clusterConnectionSchema,
  /** The last known state; while unreachable it is stale since `connection.lastEventAt`. Null = never seen. */
  rollout: rolloutViewSchema.nullable(),
});
export type ServiceRollout = z.infer<typeof serviceRolloutSchema>;
