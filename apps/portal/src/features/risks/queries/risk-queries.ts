import type { RiskDecision } from "@greenroom/core/risks";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { riskRoutes } from "../contract.ts";

/** Live events tell of changed outcomes; this keeps the age of the last look true. */
const refetchIntervalMs = 30_000;

export const riskQueries = {
  all: ["risks"] as const,
  register: () =>
    queryOptions({
      queryKey: [...riskQueries.all, "register"],
      queryFn: ({ signal }) => call(riskRoutes.register, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  history: (id: string) =>
    queryOptions({
      queryKey: [...riskQueries.all, "history", id],
      queryFn: ({ signal }) => call(riskRoutes.history, { params: { id }, signal }),
    }),
};

export const decideRisk = (id: string, decision: RiskDecision) =>
  call(riskRoutes.decide, { params: { id }, body: decision });
