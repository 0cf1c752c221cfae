import type { ChartId, ChartUnit, TimeRangeId, TimeSeries } from "@greenroom/core/metrics";
import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";

export interface ChartMarker {
  /** Unix seconds. */
  readonly at: number;
  readonly label: string;
  readonly environment: string;
}

export interface ChartView {
  readonly id: ChartId;
  readonly title: string;
  readonly unit: ChartUnit;
  readonly description: string;
  readonly seriesLabel: "path" | "pod" | null;
  readonly start: number;
  readonly end: number;
  /** An environment whose Prometheus does not answer says so and leaves the others' lines alone. */
  readonly environments: readonly {
    readonly id: string;
    readonly name: string;
    readonly series: readonly TimeSeries[];
    readonly failure: string | null;
  }[];
  readonly markers: readonly ChartMarker[];
  readonly measuredAt: string;
}

const refetchIntervalMs = 15_000;

export const chartQueries = {
  all: ["metrics"] as const,
  chart: (id: ChartId, range: TimeRangeId) =>
    queryOptions({
      queryKey: [...chartQueries.all, id, range],
      queryFn: ({ signal }) => fetchJson<ChartView>(`/api/insights/${id}?range=${range}`, { signal }),
      refetchInterval: refetchIntervalMs,
      // Another range keeps the old lines on the page until the new ones are there.
      placeholderData: (previous) => previous,
    }),
};
