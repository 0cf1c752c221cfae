import { failureRate, requests, responseTime } from "../metrics/index.ts";
import type { Service } from "../services/index.ts";
import { type Rule, ruleFile, scopeEverywhere } from "./rule-file.ts";

const windowSeconds = 300;
const byNamespace = ["namespace"];
const ratio = "namespace_service:objective_errors:ratio_rate";
const p95 = "namespace_service:response_time_seconds:p95_rate5m";

/** What alerts go by, as Prometheus's rules: how services keep what they promise, and what that is. What is promised
 * comes from the environments' observability layers: of the service, or else of its environment. */
export function objectiveRules(services: readonly Service[]): string {
  return ruleFile(
    "How services keep their objectives (docs/objectives). An environment's observability layer sets how much, of each\nservice or of all; where it sets nothing, or what no service could miss, the strictest that the service promises\nanywhere holds.",
    windowSeconds,
    [
      { name: "objective", rules: availabilityRules(services) },
      { name: "latency", rules: latencyRules(services) },
    ],
  );
}

/** What a service promises in each namespace, from what the layers record; where that is nothing, or out of bounds,
 * `otherwise` holds wherever the service is seen.
 * @param value of the recorded series, within bounds */
function promiseOf(service: string, value: (of: string) => string, seen: string, otherwise: number): string {
  const [own, all] = [value(`service="${service}"`), value('service=""')];
  return `(${own}) or (${all}) or 0 * group by (namespace) (${seen}) + ${otherwise}`;
}

function availabilityRules(services: readonly Service[]): readonly Rule[] {
  const promised = services.flatMap(({ id, metrics }) => {
    const objectives = Object.values(metrics?.objectives ?? {}).flatMap(({ availability }) =>
      availability ? [availability] : [],
    );
    const [first] = objectives;
    if (!metrics || !first) return [];
    const { conditions } = first;
    const scope = scopeEverywhere(metrics);
    const labels = { service: id };
    return {
      // Every namespace with a ratio has a budget, so that a comparison never comes to nothing for want of one.
      budget: {
        record: "namespace_service:error_budget:ratio",
        expr: promiseOf(
          id,
          (of) => `1 - max by (namespace) (environment:objective_target:ratio{${of}} > 0.5 < 1)`,
          `{__name__=~"${ratio}.+",service="${id}"}`,
          Math.min(...objectives.map(({ errorRatioMax }) => errorRatioMax)),
        ),
        labels,
      },
      counted: [
        {
          record: "namespace_service:objective_requests:rate5m",
          expr: requests(scope, "rate", windowSeconds, conditions, byNamespace),
          labels,
        },
        {
          record: "namespace_service:objective_failures:rate5m",
          expr: failureRate(scope, windowSeconds, conditions, byNamespace),
          labels,
        },
      ],
    };
  });
  if (promised.length === 0) return [];
  const over = (window: string): Rule => ({
    record: `${ratio}${window}`,
    expr: `sum_over_time(namespace_service:objective_failures:rate5m[${window}]) / (sum_over_time(namespace_service:objective_requests:rate5m[${window}]) > 0)`,
  });
  return [
    ...promised.flatMap(({ counted }) => counted),
    {
      record: `${ratio}5m`,
      expr: "namespace_service:objective_failures:rate5m / (namespace_service:objective_requests:rate5m > 0)",
    },
    over("30m"),
    over("1h"),
    ...promised.map(({ budget }) => budget),
  ];
}

function latencyRules(services: readonly Service[]): readonly Rule[] {
  const promised = services.flatMap(({ id, metrics }) => {
    const objectives = Object.values(metrics?.objectives ?? {}).flatMap(({ latency }) =>
      latency ? [latency] : [],
    );
    const [first] = objectives;
    const expr =
      metrics &&
      first &&
      responseTime(scopeEverywhere(metrics), 0.95, windowSeconds, first.conditions, byNamespace);
    if (!expr) return [];
    const labels = { service: id };
    return {
      measured: { record: p95, expr, labels },
      bound: {
        record: "namespace_service:latency_bound:seconds",
        // Beyond 10 s, the last bucket that the infrastructure knows of, a histogram sees no difference.
        expr: promiseOf(
          id,
          (of) => `min by (namespace) (environment:latency_bound:seconds{${of}} > 0 < 10)`,
          `${p95}{service="${id}"}`,
          Math.min(...objectives.map(({ boundSeconds }) => boundSeconds)),
        ),
        labels,
      },
    };
  });
  return [...promised.map(({ measured }) => measured), ...promised.map(({ bound }) => bound)];
}
