import { promotionStatuses } from "@greenroom/core/promotions";
import { objectiveReadingSchema } from "@greenroom/core/metrics";
import { clusterConnectionSchema, rolloutViewSchema } from "@greenroom/core/rollouts";
import { planStates, runStatuses } from "@greenroom/core/runs";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";

const time = z.iso.datetime();

/** One Terraform state of an environment. */
const layerSummarySchema = z.object({
  layer: z.string(),
  /** Null = nothing was ever applied. */
  state: z.object({ serial: z.int(), at: time }).nullable(),
  lock: z.object({ who: z.string(), operation: z.string(), since: time }).nullable(),
  /** What the newest plan says; null = there has been none among the newest runs. */
  drift: z.enum(planStates).nullable(),
  /** The newest run, whatever became of it. */
  run: z.object({ id: z.string(), status: z.enum(runStatuses), at: time }).nullable(),
});
export type LayerSummary = z.infer<typeof layerSummarySchema>;

/** What the architecture says of a service. */
const serviceComponentSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("known"),
    id: z.string(),
    name: z.string(),
    zone: z.string(),
    tier: z.int().nullable(),
    ownerName: z.string().nullable(),
  }),
  /** greenroom.yaml names a component that the model does not have. */
  z.object({ kind: z.literal("unknown"), id: z.string() }),
]);

/** What people ask of a service in an environment first. */
const serviceSummarySchema = z.object({
  /** As greenroom.yaml names it. */
  id: z.string(),
  /** Null = it names none, and none is bound to its workload. */
  component: serviceComponentSchema.nullable(),
  namespace: z.string(),
  connection: clusterConnectionSchema.nullable(),
  /** The last known state; stale while the cluster is unreachable. Null = never seen. */
  rollout: rolloutViewSchema.pick({ kind: true, status: true, reason: true, version: true }).nullable(),
  /** When the version that runs was rolled out; null = not known. */
  deployedAt: time.nullable(),
  isPromoted: z.boolean(),
  /** The newest one; null = there has been none. */
  promotion: z
    .object({ id: z.string(), status: z.enum(promotionStatuses), version: z.string(), requestedAt: time })
    .nullable(),
  /** Over the last hour; null = its requests are not measured. */
  objective: objectiveReadingSchema.nullable(),
});
export type ServiceSummary = z.infer<typeof serviceSummarySchema>;

/** What people ask of an environment first. */
const environmentSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  production: z.boolean(),
  namespace: z.string(),
  clusterContext: z.string(),
  promotedFrom: z.string().nullable(),
  approvals: z.object({ runs: z.int(), promotions: z.int() }),
  /** `services`: the viewer's roles reach services here and not the environment itself, so nothing is said of its layers
   * and of what fires. */
  reach: z.enum(["environment", "services"]),
  /** The worst of its services'; null = nothing watches them. */
  connection: clusterConnectionSchema.nullable(),
  /** In the order of greenroom.yaml; those that the viewer may see. */
  services: z.array(serviceSummarySchema),
  /** Those of them that greenroom.yaml says are in other environments only. */
  notHere: z.array(z.string()),
  layers: z.array(layerSummarySchema),
  /** Checks of risks here that are violated now; null = not known. */
  firing: z.int().nullable(),
});
export type EnvironmentSummary = z.infer<typeof environmentSummarySchema>;

/** Something that goes on only when a person decides. */
const waitingItemSchema = z.object({
  kind: z.enum(["run", "promotion", "risk"]),
  id: z.string(),
  title: z.string(),
  /** What it waits for, in words. */
  waitsFor: z.string(),
  path: z.string(),
  /** Whether the viewer may decide it. */
  mayDecide: z.boolean(),
  /** Null = the time says nothing. */
  since: time.nullable(),
});
export type WaitingItem = z.infer<typeof waitingItemSchema>;

export const environmentRoutes = {
  list: route({
    method: "GET",
    path: "/api/environments",
    summary: "Read what people ask of each environment first",
    permission: "environment:read",
    answer: z.array(environmentSummarySchema),
    errors: [],
  }),
  waiting: route({
    method: "GET",
    path: "/api/environments/waiting",
    summary: "List what goes on only when a person decides, the longest waiting first",
    permission: "environment:read",
    answer: z.array(waitingItemSchema),
    errors: [],
  }),
};
