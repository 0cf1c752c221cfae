import type { ChartId, TimeRangeId } from "@greenroom/core/metrics";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
// At once: without its charts the page is nothing.
import { metricRoutes } from "../contract.ts";

const refetchIntervalMs = 15_000;

export const chartQueries = {
  all: ["metrics"] as const,
  chart: (chart: ChartId, service: string, range: TimeRangeId) =>
    queryOptions({
      queryKey: [...chartQueries.all, chart, service, range],
      queryFn: ({ signal }) =>
        call(metricRoutes.chart, { params: { chart }, query: { range, service }, signal }),
      refetchInterval: refetchIntervalMs,
      // Another range keeps the old lines on the page until the new ones are there.
      placeholderData: (previous) => previous,
    }),
};
