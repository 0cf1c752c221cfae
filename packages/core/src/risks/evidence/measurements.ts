import type { Environment } from "../../environments/index.ts";
import {
  errorRatio,
  type PromQl,
  promQl,
  rateWindowSeconds,
  responseTime,
  selectSeries,
  type ScrapeInterval,
  underObjective,
} from "../../metrics/index.ts";
import { assertNever } from "../../result/index.ts";
import { metricsScope, podMatchersIn, podNamePattern, type PromotedService } from "../../services/index.ts";
import type { EvidenceCheck, MeasurementName } from "./evidence-check.ts";
import type { EvidenceFinding } from "./reading.ts";

/** How far back requests are looked at where scrapes are frequent enough. */
const windowSecondsMin = 300;

/** One number about a service in an environment; null where its profile does not measure it. */
export function measurementQuery(
  name: MeasurementName,
  service: PromotedService,
  environment: Environment,
  interval: ScrapeInterval,
): PromQl | null {
  const scope = metricsScope(service, environment);
  const windowSeconds = rateWindowSeconds(interval, windowSecondsMin);
  const ofPods = (metric: string) =>
    selectSeries(metric, podMatchersIn(service, environment), [
      { label: "pod", is: "=~", value: podNamePattern(service.workload) },
    ]);
  switch (name) {
    case "failed-request-ratio":
      return errorRatio(scope, windowSeconds, underObjective(scope));
    case "response-time-p95-seconds":
      return responseTime(scope, 0.95, windowSeconds);
    case "container-restarts":
      return promQl`sum(changes(${ofPods("process_start_time_seconds")}[1h]))`;
    case "cpu-throttled-ratio":
      return promQl`sum(rate(${ofPods("container_cpu_cfs_throttled_periods_total")}[5m])) / (sum(rate(${ofPods("container_cpu_cfs_periods_total")}[5m])) > 0)`;
    case "scraped-targets":
      return promQl`count(${ofPods("up")} == 1)`;
    case "series":
      return promQl`max(prometheus_tsdb_head_series)`;
    case "watchdog":
      return promQl`count(ALERTS{alertname="Watchdog",alertstate="firing"})`;
    default:
      return assertNever(name);
  }
}

/** @param value null = no series, or no number: nothing was measured */
export function judgeMeasurement(
  { atMost, atLeast }: Pick<Extract<EvidenceCheck, { source: "prometheus" }>, "atMost" | "atLeast">,
  value: number | null,
): EvidenceFinding {
  if (value === null || Number.isNaN(value))
    return { outcome: "unknown", observed: "Prometheus measured nothing." };
  const isWithin = (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
  return { outcome: isWithin ? "holding" : "violated", observed: formatNumber(value) };
}

function formatNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}
