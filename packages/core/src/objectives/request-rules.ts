import { requestsByStatus, requests, errorRatio, responseTime, type PromQl } from "../metrics/index.ts";
import type { Service } from "../services/index.ts";
import { type MeasuredService, type Rule, ruleFile, scopeEverywhere } from "./rule-file.ts";

const windowSeconds = 60;
const byNamespace = ["namespace"];

/** Rate, errors and duration of every service that is measured, as Prometheus's rules: for dashboards and people. */
export function requestRules(services: readonly Service[]): string {
  const rules = services.flatMap((service) => (service.metrics ? rulesOf(service.id, service.metrics) : []));
  return ruleFile(
    "Rate, errors and duration of every service that greenroom.yaml measures, per namespace.",
    windowSeconds,
    [{ name: "requests", rules }],
  );
}

function rulesOf(id: string, metrics: MeasuredService): readonly Rule[] {
  const scope = scopeEverywhere(metrics);
  const record = (name: string, expr: PromQl | null): Rule[] =>
    expr === null ? [] : [{ record: name, expr, labels: { service: id } }];
  const percentile = (name: string, quantile: number) =>
    record(
      `namespace_service:response_time_seconds:${name}_rate1m`,
      responseTime(scope, quantile, windowSeconds, [], byNamespace),
    );
  return [
    ...record(
      "namespace_service:http_server_requests:rate1m",
      requests(scope, "rate", windowSeconds, [], byNamespace),
    ),
    ...record(
      "namespace_service_code:http_server_requests:rate1m",
      requestsByStatus(scope, windowSeconds, "code", byNamespace),
    ),
    ...record(
      "namespace_service:http_server_errors:ratio_rate1m",
      errorRatio(scope, windowSeconds, [], byNamespace),
    ),
    ...percentile("p50", 0.5),
    ...percentile("p95", 0.95),
    ...percentile("p99", 0.99),
  ];
}
