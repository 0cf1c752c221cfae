import type { RecordedDecision, RiskDecision } from "@greenroom/core/risks";
import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { RiskHistory, RiskRegister } from "../risk-view.ts";

/** Live events tell of changed outcomes; this keeps the age of the last look true. */
const refetchIntervalMs = 30_000;

export const riskQueries = {
  all: ["risks"] as const,
  register: () =>
    queryOptions({
      queryKey: [...riskQueries.all, "register"],
      queryFn: ({ signal }) => fetchJson<RiskRegister>("/api/risks", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  history: (id: string) =>
    queryOptions({
      queryKey: [...riskQueries.all, "history", id],
      queryFn: ({ signal }) => fetchJson<RiskHistory>(`/api/risks/${id}/history`, { signal }),
    }),
};

export function decideRisk(id: string, decision: RiskDecision): Promise<RecordedDecision> {
  return fetchJson<RecordedDecision>(`/api/risks/${id}/decisions`, { json: decision });
}
