import type {
  Gate,
  Promotion,
  PromotionId,
  PromotionKind,
  RequestPromotion,
  RollbackOffer,
} from "@greenroom/core/promotions";
import type { Release, ReleaseId } from "@greenroom/core/releases";
import type { RolloutStatus } from "@greenroom/core/rollouts";
import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { InJson } from "#portal/http/in-json.ts";

/** A promotion as the browser knows it. */
export type PromotionInJson = InJson<Promotion>;

export interface PipelineStage {
  readonly id: string;
  readonly name: string;
  readonly isProduction: boolean;
  /** Name of the environment it takes releases from; null = it is the first. */
  readonly from: string | null;
  readonly status: RolloutStatus;
  readonly reason: string;
  /** Since when its cluster does not answer; null while it does. */
  readonly unreachableSince: string | null;
  readonly running: { readonly version: string | null; readonly digest: string | null };
  readonly active: PromotionInJson | null;
  readonly last: PromotionInJson | null;
  /** What its source runs, with the gates as they are now; null for the first environment or where nothing is known. */
  readonly candidate: { readonly release: Release; readonly gates: readonly Gate[] } | null;
  readonly rollbackTo: Release | null;
}

export interface Pipeline {
  readonly stages: readonly PipelineStage[];
  readonly releases: readonly { readonly release: Release; readonly runningIn: readonly string[] }[];
  readonly history: readonly PromotionInJson[];
}

/** A promotion with what its page can offer next. */
export interface PromotionView {
  readonly promotion: PromotionInJson;
  readonly targetName: string;
  readonly rollback: RollbackOffer;
}

/** Gates change with what the clusters and Prometheus say, which sends no event of this topic. */
const refetchIntervalMs = 5_000;

export const promotionQueries = {
  all: ["promotions"] as const,
  pipeline: () =>
    queryOptions({
      queryKey: [...promotionQueries.all, "pipeline"],
      queryFn: ({ signal }) => fetchJson<Pipeline>("/api/promotions", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  detail: (id: PromotionId) =>
    queryOptions({
      queryKey: [...promotionQueries.all, "detail", id],
      queryFn: ({ signal }) => fetchJson<PromotionView>(`/api/promotions/${id}`, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  gates: (target: string, releaseId: ReleaseId, kind: PromotionKind) =>
    queryOptions({
      queryKey: [...promotionQueries.all, "gates", target, releaseId, kind],
      queryFn: ({ signal }) =>
        fetchJson<Gate[]>(`/api/promotions/gates?${new URLSearchParams({ target, releaseId, kind })}`, {
          signal,
        }),
      refetchInterval: refetchIntervalMs,
    }),
};

export function requestPromotion(request: RequestPromotion): Promise<PromotionInJson> {
  return fetchJson<PromotionInJson>("/api/promotions", { json: request });
}

export function decidePromotion(id: PromotionId, decision: "approve" | "abort"): Promise<PromotionInJson> {
  return fetchJson<PromotionInJson>(`/api/promotions/${id}/${decision}`, { json: {} });
}
