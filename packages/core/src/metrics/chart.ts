import { z } from "zod";
import type { MetricsScope } from "./metrics-scope.ts";
import { type PromQl, part, promQl } from "./prom-ql.ts";
import { exclusionInWords } from "./request-objective.ts";
import { errorRatio, requests, responseTime, selectScope, withoutExcluded } from "./requests.ts";

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
  /** The label that tells an environment's series apart; null = one series. */
  readonly seriesLabel: "path" | "pod" | null;
  readonly description: (scope: MetricsScope) => string;
  /** What the scope promises of it, before "in <environment>"; null = nothing. */
  readonly promise: (scope: MetricsScope) => string | null;
  /** @param windowSeconds over which a rate is taken; see rateWindowSeconds
   * @returns null where the scope's profile does not measure it */
  readonly query: (scope: MetricsScope, windowSeconds: number) => PromQl | null;
}

const promisesNothing = () => null;

const definitions: Record<ChartId, Omit<Chart, "id">> = {
  "request-rate": {
    title: "Request rate",
    unit: "requests/s",
    seriesLabel: null,
    description: () => "All requests, every path and status.",
    promise: promisesNothing,
    query: (scope, windowSeconds) => requests(scope, "rate", windowSeconds),
  },
  "error-ratio": {
    title: "Error ratio",
    unit: "ratio",
    seriesLabel: null,
    description: ({ objective }) => {
      const exclusion = objective && exclusionInWords(objective);
      return `Failed ÷ all requests${exclusion ? `; ${exclusion}` : ""}.`;
    },
    promise: ({ objective }) =>
      objective && `at most ${Number((objective.errorRatioMax * 100).toPrecision(6))} %`,
    query: (scope, windowSeconds) => errorRatio(scope, windowSeconds, withoutExcluded(scope)),
  },
  "latency-p95": {
    title: "Response time, 95th percentile",
    unit: "seconds",
    seriesLabel: null,
    description: ({ latency }) => {
      const exclusion = latency && exclusionInWords(latency);
      return `95 of 100 requests were answered faster${exclusion ? `; of what is promised, ${exclusion}` : ""}.`;
    },
    promise: ({ latency }) => latency && `within ${latency.boundSeconds} s`,
    query: (scope, windowSeconds) => responseTime(scope, 0.95, windowSeconds),
  },
  "request-rate-by-path": {
    title: "Request rate by path",
    unit: "requests/s",
    seriesLabel: "path",
    description: () => "Requests of every status.",
    promise: promisesNothing,
    query: (scope, windowSeconds) => byPath(scope, (by) => requests(scope, "rate", windowSeconds, [], by)),
  },
  "error-ratio-by-path": {
    title: "Error ratio by path",
    unit: "ratio",
    seriesLabel: "path",
    description: ({ objective }) => {
      const leftOut = objective?.leftOut?.what;
      return `Failed ÷ all requests of each path${leftOut ? `, ${leftOut.join(", ")} included` : ""}.`;
    },
    promise: promisesNothing,
    query: (scope, windowSeconds) => byPath(scope, (by) => errorRatio(scope, windowSeconds, [], by)),
  },
  memory: {
    title: "Memory by pod",
    unit: "bytes",
    seriesLabel: "pod",
    description: () => "Resident memory of each pod.",
    promise: promisesNothing,
    query: (scope) => promQl`sum by (pod) (${selectScope("process_resident_memory_bytes", scope)})`,
  },
};

/** With the path under one name, whatever the profile calls it; null where paths are not told apart. */
function byPath({ profile }: MetricsScope, query: (by: readonly string[]) => PromQl): PromQl | null {
  const label = profile.labels.path;
  if (label === undefined) return null;
  const asked = query([label]);
  return label === "path"
    ? asked
    : promQl`sum by (path) (label_replace(${part(asked)}, "path", "$1", ${label}, "(.*)"))`;
}

export const charts: readonly Chart[] = chartIds.map((id) => ({ id, ...definitions[id] }));

export function chartById(id: ChartId): Chart {
  return { id, ...definitions[id] };
}
