import type { RiskDecision } from "@greenroom/core/risks";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

/** Live events tell of changed outcomes; this keeps the age of the last look true. */
const refetchIntervalMs = 30_000;

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).riskRoutes;

export const riskQueries = {
  all: ["risks"] as const,
  register: () =>
    queryOptions({
      queryKey: [...riskQueries.all, "register"],
      queryFn: async ({ signal }) => call((await routes()).register, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  history: (id: string) =>
    queryOptions({
      queryKey: [...riskQueries.all, "history", id],
      queryFn: async ({ signal }) => call((await routes()).history, { params: { id }, signal }),
    }),
};

export const decideRisk = async (id: string, decision: RiskDecision) =>
  call((await routes()).decide, { params: { id }, body: decision });
