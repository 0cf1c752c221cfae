import type { PromotionId, PromotionKind, RequestPromotion } from "@greenroom/core/promotions";
import type { ReleaseId } from "@greenroom/core/releases";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { promotionRoutes } from "../contract.ts";

/** Gates change with what the clusters and Prometheus say, which sends no event of this topic. */
const refetchIntervalMs = 5_000;

export const promotionQueries = {
  all: ["promotions"] as const,
  pipeline: () =>
    queryOptions({
      queryKey: [...promotionQueries.all, "pipeline"],
      queryFn: ({ signal }) => call(promotionRoutes.pipeline, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  detail: (id: PromotionId) =>
    queryOptions({
      queryKey: [...promotionQueries.all, "detail", id],
      queryFn: ({ signal }) => call(promotionRoutes.detail, { params: { id }, signal }),
      refetchInterval: refetchIntervalMs,
    }),
  gates: (target: string, releaseId: ReleaseId, kind: PromotionKind) =>
    queryOptions({
      queryKey: [...promotionQueries.all, "gates", target, releaseId, kind],
      queryFn: ({ signal }) => call(promotionRoutes.gates, { query: { target, releaseId, kind }, signal }),
      refetchInterval: refetchIntervalMs,
    }),
};

export const requestPromotion = (body: RequestPromotion) => call(promotionRoutes.request, { body });

export const decidePromotion = (id: PromotionId, decision: "approve" | "abort") =>
  call(promotionRoutes[decision], { params: { id }, body: {} });
