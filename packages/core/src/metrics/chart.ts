import { z } from "zod";
import { objective } from "./objective.ts";
import { anyOf, type PromQl, part, promQl } from "./prom-ql.ts";

export const chartIds = [
  "request-rate",
  "error-ratio",
  "latency-p95",
  "request-rate-by-path",
  "error-ratio-by-path",
  "memory",
] as const;
export const chartIdSchema = z.enum(chartIds);
export type ChartId = z.infer<typeof chartIdSchema>;

export type ChartUnit = "requests/s" | "ratio" | "seconds" | "bytes";

export interface Chart {
  readonly id: ChartId;
  readonly title: string;
  readonly unit: ChartUnit;
  readonly description: string;
  /** The label that tells an environment's series apart; null = one series. */
  readonly seriesLabel: "path" | "pod" | null;
  readonly query: (scope: ChartScope) => PromQl;
}

export interface ChartScope {
  readonly namespace: string;
  /** Over which a rate is taken; at least four scrapes long, so that one lost scrape is no gap. */
  readonly windowSeconds: number;
}

const excludedPaths = anyOf(objective.excluded.map(({ path }) => path));

/** Failed ÷ total. A service without failures has no 5xx series: that is a ratio of 0, while a service without
 * requests has none (0 ÷ 0 is NaN, which is a gap). */
function ratio(failed: PromQl, total: PromQl): PromQl {
  return promQl`(${part(failed)} or 0 * ${part(total)}) / (${part(total)} > 0)`;
}

const definitions: Record<ChartId, Omit<Chart, "id">> = {
  "request-rate": {
    title: "Request rate",
    unit: "requests/s",
    description: "All requests, every path and status.",
    seriesLabel: null,
    query: ({ namespace, windowSeconds }) =>
      promQl`sum(rate(http_server_resp_time_count{namespace=${namespace}}[${windowSeconds}s]))`,
  },
  "error-ratio": {
    title: "Error ratio",
    unit: "ratio",
    description: `Failed (5xx) ÷ all requests; ${objective.excluded.map(({ path, reason }) => `without ${path}, because ${reason}`).join(", ")}.`,
    seriesLabel: null,
    query: ({ namespace, windowSeconds }) =>
      ratio(
        promQl`sum(rate(http_server_resp_time_count{namespace=${namespace},path!~${excludedPaths},code=~"5.."}[${windowSeconds}s]))`,
        promQl`sum(rate(http_server_resp_time_count{namespace=${namespace},path!~${excludedPaths}}[${windowSeconds}s]))`,
      ),
  },
  "latency-p95": {
    title: "Response time, 95th percentile",
    unit: "seconds",
    description: "95 of 100 requests were answered faster.",
    seriesLabel: null,
    query: ({ namespace, windowSeconds }) =>
      promQl`histogram_quantile(0.95, sum by (le) (rate(http_server_resp_time_bucket{namespace=${namespace}}[${windowSeconds}s])))`,
  },
  "request-rate-by-path": {
    title: "Request rate by path",
    unit: "requests/s",
    description: "Requests of every status.",
    seriesLabel: "path",
    query: ({ namespace, windowSeconds }) =>
      promQl`sum by (path) (rate(http_server_resp_time_count{namespace=${namespace}}[${windowSeconds}s]))`,
  },
  "error-ratio-by-path": {
    title: "Error ratio by path",
    unit: "ratio",
    description: `Failed (5xx) ÷ all requests of each path, ${objective.excluded.map(({ path }) => path).join(", ")} included.`,
    seriesLabel: "path",
    query: ({ namespace, windowSeconds }) =>
      ratio(
        promQl`sum by (path) (rate(http_server_resp_time_count{namespace=${namespace},code=~"5.."}[${windowSeconds}s]))`,
        promQl`sum by (path) (rate(http_server_resp_time_count{namespace=${namespace}}[${windowSeconds}s]))`,
      ),
  },
  memory: {
    title: "Memory by pod",
    unit: "bytes",
    description: "Resident memory of each pod.",
    seriesLabel: "pod",
    query: ({ namespace }) => promQl`sum by (pod) (process_resident_memory_bytes{namespace=${namespace}})`,
  },
};

export const charts: readonly Chart[] = chartIds.map((id) => ({ id, ...definitions[id] }));

export function chartById(id: ChartId): Chart {
  return { id, ...definitions[id] };
}
