import { failureRate, requests, responseTime } from "../metrics/index.ts";
import type { Service } from "../services/index.ts";
import { type Rule, ruleFile, scopeEverywhere } from "./rule-file.ts";

const windowSeconds = 300;
const byNamespace = ["namespace"];
const ratio = "namespace_service:objective_errors:ratio_rate";
const p95 = "namespace_service:response_time_seconds:p95_rate5m";

/** What alerts go by, as Prometheus's rules: how services keep what they promise, and what that is. */
export function objectiveRules(services: readonly Service[]): string {
  return ruleFile(
    "How services keep their objectives (docs/objectives). An environment's observability layer sets how much;\nwhere it sets nothing, or what no service could miss, the strictest that any environment promises holds.",
    windowSeconds,
    [
      { name: "objective", rules: availabilityRules(services) },
      { name: "latency", rules: latencyRules(services) },
    ],
  );
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
      budgets: objectives.map(({ errorRatioMax }) => errorRatioMax),
      rules: [
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
  const budget = Math.min(...promised.flatMap(({ budgets }) => budgets));
  return [
    ...promised.flatMap(({ rules }) => rules),
    {
      record: `${ratio}5m`,
      expr: "namespace_service:objective_failures:rate5m / (namespace_service:objective_requests:rate5m > 0)",
    },
    over("30m"),
    over("1h"),
    // Every namespace with a ratio has a budget, so that a comparison never comes to nothing for want of one.
    {
      record: "namespace:error_budget:ratio",
      expr: `(1 - max by (namespace) (environment:objective_target:ratio > 0.5 < 1)) or 0 * group by (namespace) ({__name__=~"${ratio}.+"}) + ${budget}`,
    },
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
    return expr
      ? {
          bounds: objectives.map(({ boundSeconds }) => boundSeconds),
          rule: { record: p95, expr, labels: { service: id } },
        }
      : [];
  });
  if (promised.length === 0) return [];
  const bound = Math.min(...promised.flatMap(({ bounds }) => bounds));
  return [
    ...promised.map(({ rule }) => rule),
    // Beyond 10 s, the last bucket that the infrastructure knows of, a histogram sees no difference.
    {
      record: "namespace:latency_bound:seconds",
      expr: `min by (namespace) (environment:latency_bound:seconds > 0 < 10) or 0 * group by (namespace) (${p95}) + ${bound}`,
    },
  ];
}
