import type { ChartId, TimeRangeId } from "@greenroom/core/metrics";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

const refetchIntervalMs = 15_000;

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).metricRoutes;

export const chartQueries = {
  all: ["metrics"] as const,
  chart: (chart: ChartId, range: TimeRangeId) =>
    queryOptions({
      queryKey: [...chartQueries.all, chart, range],
      queryFn: async ({ signal }) =>
        call((await routes()).chart, { params: { chart }, query: { range }, signal }),
      refetchInterval: refetchIntervalMs,
      // Another range keeps the old lines on the page until the new ones are there.
      placeholderData: (previous) => previous,
    }),
};
