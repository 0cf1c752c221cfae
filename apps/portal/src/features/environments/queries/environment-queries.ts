import type { ObjectiveReading } from "@greenroom/core/metrics";
import type { PromotionStatus } from "@greenroom/core/promotions";
import type { ClusterConnection, RolloutView } from "@greenroom/core/rollouts";
import type { PlanState, RunStatus } from "@greenroom/core/runs";
import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";

/** One Terraform state of an environment. */
export interface LayerSummary {
  readonly layer: string;
  /** Null = nothing was ever applied. */
  readonly state: { readonly serial: number; readonly at: string } | null;
  readonly lock: { readonly who: string; readonly operation: string; readonly since: string } | null;
  /** What the newest plan says; null = there has been none among the newest runs. */
  readonly drift: PlanState | null;
  /** The newest run, whatever became of it. */
  readonly run: { readonly id: string; readonly status: RunStatus; readonly at: string } | null;
}

/** What people ask of an environment first. */
export interface EnvironmentSummary {
  readonly id: string;
  readonly name: string;
  readonly production: boolean;
  readonly namespace: string;
  readonly clusterContext: string;
  readonly promotedFrom: string | null;
  readonly approvals: { readonly runs: number; readonly promotions: number };
  readonly connection: ClusterConnection | null;
  /** The last known state; stale while the cluster is unreachable. Null = never seen. */
  readonly rollout: Pick<RolloutView, "status" | "reason" | "version" | "image" | "replicas"> | null;
  /** When the version that runs was rolled out; null = not known. */
  readonly deployedAt: string | null;
  readonly promotion: {
    readonly id: string;
    readonly status: PromotionStatus;
    readonly version: string;
    readonly requestedAt: string;
  } | null;
  readonly layers: readonly LayerSummary[];
  /** Over the last hour. */
  readonly objective: ObjectiveReading;
  /** Checks of risks here that are violated now; null = not known. */
  readonly firing: number | null;
}

/** Something that goes on only when a person decides. */
export interface WaitingItem {
  readonly kind: "run" | "promotion" | "risk";
  readonly id: string;
  readonly title: string;
  /** What it waits for, in words. */
  readonly waitsFor: string;
  readonly path: string;
  /** Null = the time says nothing. */
  readonly since: string | null;
}

/** Live events carry the changes; this is for what they might have missed. */
const refetchIntervalMs = 15_000;

export const environmentQueries = {
  all: ["environments"] as const,
  summaries: () =>
    queryOptions({
      queryKey: [...environmentQueries.all, "summaries"],
      queryFn: ({ signal }) => fetchJson<EnvironmentSummary[]>("/api/environments", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  waiting: () =>
    queryOptions({
      queryKey: [...environmentQueries.all, "waiting"],
      queryFn: ({ signal }) => fetchJson<WaitingItem[]>("/api/environments/waiting", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};
