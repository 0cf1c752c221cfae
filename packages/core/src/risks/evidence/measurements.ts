import type { Environment } from "../../environments/index.ts";
import { objective, type PromQl, promQl } from "../../metrics/index.ts";
import { assertNever } from "../../result/index.ts";
import type { EvidenceCheck, MeasurementName } from "./evidence-check.ts";
import type { EvidenceFinding } from "./reading.ts";

/** One number about an environment's workload. */
export function measurementQuery(name: MeasurementName, { cluster }: Environment): PromQl {
  const { namespace, workload } = cluster;
  const pods = `${workload}-.*`;
  switch (name) {
    case "failed-request-ratio":
      return promQl`sum(rate(http_server_resp_time_count{namespace=${namespace},path=${objective.path},code=~"5.."}[5m]) or 0 * rate(http_server_resp_time_count{namespace=${namespace},path=${objective.path}}[5m])) / (sum(rate(http_server_resp_time_count{namespace=${namespace},path=${objective.path}}[5m])) > 0)`;
    case "response-time-p95-seconds":
      return promQl`histogram_quantile(0.95, sum by (le) (rate(http_server_resp_time_bucket{namespace=${namespace}}[5m])))`;
    case "container-restarts":
      return promQl`sum(changes(process_start_time_seconds{namespace=${namespace},pod=~${pods}}[1h]))`;
    case "cpu-throttled-ratio":
      return promQl`sum(rate(container_cpu_cfs_throttled_periods_total{namespace=${namespace},pod=~${pods}}[5m])) / (sum(rate(container_cpu_cfs_periods_total{namespace=${namespace},pod=~${pods}}[5m])) > 0)`;
    case "scraped-targets":
      return promQl`count(up{namespace=${namespace},pod=~${pods}} == 1)`;
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
