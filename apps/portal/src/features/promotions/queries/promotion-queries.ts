import type { PromotionId, PromotionKind, RequestPromotion } from "@greenroom/core/promotions";
import type { ReleaseId } from "@greenroom/core/releases";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).promotionRoutes;

/** Gates change with what Prometheus says and with the time, which announce nothing. */
const refetchIntervalMs = 5_000;
/** What runs where, what is known, and what holds it back. */
const madeOf = ["rollouts", "releases", "risks"] as const;

export const promotionQueries = {
  all: ["promotions"] as const,
  pipeline: (service: string) =>
    queryOptions({
      queryKey: [...promotionQueries.all, "pipeline", service],
      queryFn: async ({ signal }) => call((await routes()).pipeline, { query: { service }, signal }),
      refetchInterval: refetchIntervalMs,
      meta: { madeOf },
    }),
  detail: (id: PromotionId) =>
    queryOptions({
      queryKey: [...promotionQueries.all, "detail", id],
      queryFn: async ({ signal }) => call((await routes()).detail, { params: { id }, signal }),
      refetchInterval: refetchIntervalMs,
      meta: { madeOf },
    }),
  gates: (service: string, target: string, releaseId: ReleaseId, kind: PromotionKind) =>
    queryOptions({
      queryKey: [...promotionQueries.all, "gates", service, target, releaseId, kind],
      queryFn: async ({ signal }) =>
        call((await routes()).gates, { query: { service, target, releaseId, kind }, signal }),
      refetchInterval: refetchIntervalMs,
      meta: { madeOf },
    }),
};

export const requestPromotion = async (body: RequestPromotion) => call((await routes()).request, { body });

export const decidePromotion = async (id: PromotionId, decision: "approve" | "abort", comment: string) =>
  call((await routes())[decision], { params: { id }, body: { comment } });
