import { expect, test } from "vitest";
import { parse } from "yaml";
import { environmentIdSchema } from "../environments/index.ts";
import { knownProfiles, metricsProfileSchema, requestObjectiveSchema } from "../metrics/index.ts";
import type { Service } from "../services/index.ts";
import { objectiveRules } from "./objective-rules.ts";
import { observabilityData } from "./observability-data.ts";
import { requestRules } from "./request-rules.ts";

const dev = environmentIdSchema.parse("dev");

function service(id: string, profile: string, errorRatioMax: number | null, boundSeconds = 0.5): Service {
  const counted = { id: `${id}-dev`, conditions: [], leftOut: null };
  return {
    id,
    workload: { kind: "Deployment", name: id, namespaces: {} },
    metrics: {
      profile: metricsProfileSchema.parse(knownProfiles[profile]),
      delivery: "scraped",
      labels: { job: id },
      labelsIn: {},
      objectives:
        errorRatioMax === null
          ? {}
          : {
              dev: {
                availability: requestObjectiveSchema.parse({ ...counted, errorRatioMax }),
                latency: { ...counted, boundSeconds },
              },
              prod: {
                availability: requestObjectiveSchema.parse({ ...counted, errorRatioMax: 0.05 }),
                latency: { ...counted, boundSeconds: 2 },
              },
            },
    },
  };
}
const shop = service("shop", "opentelemetry", 0.01);
const counters = service("counters", "http-requests-total", 0.02);
const failing: Service = (() => {
  const { metrics, ...rest } = service("failing", "opentelemetry", 0.1);
  const promised = metrics?.objectives["dev"];
  return {
    ...rest,
    metrics: metrics && promised ? { ...metrics, objectives: { dev: { ...promised, latency: null } } } : null,
  };
})();
const unpromised = service("unpromised", "opentelemetry", null);
const unmeasured: Service = {
  id: "worker",
  workload: { kind: "Deployment", name: "worker", namespaces: {} },
  metrics: null,
};

interface Recorded {
  readonly record: string;
  readonly expr: string;
  readonly labels?: { readonly service: string };
}
const recordedBy = (text: string, name: string): readonly Recorded[] =>
  (parse(text) as { groups: { rules: Recorded[] }[] }).groups
    .flatMap(({ rules }) => rules)
    .filter(({ record }) => record === name);
const servicesOf = (rules: readonly Recorded[]) => rules.map(({ labels }) => labels?.service);

test("each service that promises something has its own series, by its own labels", () => {
  const text = objectiveRules([shop, counters, unpromised, unmeasured]);
  const counted = recordedBy(text, "namespace_service:objective_requests:rate5m");
  expect(servicesOf(counted)).toEqual(["shop", "counters"]);
  expect(counted[1]?.expr).toBe('sum by (namespace) (rate(http_requests_total{job="counters"}[300s]))');
  const slow = recordedBy(text, "namespace_service:response_time_seconds:p95_rate5m");
  expect(servicesOf(slow)).toEqual(["shop"]);
});

test("where an environment sets nothing, the strictest that the service promises anywhere holds", () => {
  const text = objectiveRules([counters, shop]);
  const of = (name: string) =>
    recordedBy(text, name).map(({ expr, labels }) => [labels?.service, expr.slice(-7)]);
  expect(of("namespace_service:error_budget:ratio")).toEqual([
    ["counters", " + 0.02"],
    ["shop", " + 0.01"],
  ]);
  expect(of("namespace_service:latency_bound:seconds")).toEqual([["shop", ") + 0.5"]]);
});

test("a service whose labels differ between environments is counted by those of each", () => {
  const { metrics, ...rest } = counters;
  if (metrics === null) throw new Error("counters are measured");
  const differs = {
    ...rest,
    metrics: { ...metrics, labelsIn: { prod: { job: "counters.live", cluster: "a" } } },
  };
  const counted = recordedBy(objectiveRules([differs]), "namespace_service:objective_requests:rate5m");
  expect(counted[0]?.expr).toContain(String.raw`{job=~"counters|counters\\.live"}`);
});

test("nothing promised, no rule", () =>
  expect(parse(objectiveRules([unpromised, unmeasured]))).toEqual({ groups: [] }));

test("every measured service has rate and errors, and durations where they are measured", () => {
  const text = requestRules([shop, counters, unpromised, unmeasured]);
  const of = (name: string) => servicesOf(recordedBy(text, name));
  expect(of("namespace_service:http_server_errors:ratio_rate1m")).toEqual(["shop", "counters", "unpromised"]);
  expect(of("namespace_service:response_time_seconds:p99_rate1m")).toEqual(["shop", "unpromised"]);
  expect(recordedBy(text, "namespace_service_code:http_server_requests:rate1m")[1]?.expr).toBe(
    'sum by (namespace, code) (label_join(sum by (namespace, code, status, status_code) (rate(http_requests_total{job="counters"}[60s])), "code", "", "code", "status", "status_code"))',
  );
});

const data = `environment            = "dev"
objective_target_ratio = 0.5 # of docs/objectives
latency_bound_seconds  = 9
escalation             = "none"
`;

test("the observability layer's data takes what is promised and keeps its other lines", () =>
  expect(observabilityData(data, dev, [shop, unpromised, unmeasured])).toEqual({
    ok: true,
    value: data.replace("0.5 #", "0.99 #").replace("= 9", "= 0.5"),
  }));

const perService = `environment = "dev"
escalation  = "none"

service_objectives = {
  gone = {
    target_ratio          = 0.5
    latency_bound_seconds = 9
  }
}
`;

test.each([
  ["a block", perService],
  ["an empty map", perService.replace(/\{[\s\S]*\}/, "{}")],
  ["an empty block", perService.replace(/\{[\s\S]*\}/, "{\n}")],
])("from release 1.3.0 on the data hold what each service promises, instead of %s", (_what, text) =>
  expect(observabilityData(text, dev, [shop, failing, unpromised, unmeasured])).toEqual({
    ok: true,
    value: `environment = "dev"
escalation  = "none"

service_objectives = {
  shop = {
    target_ratio          = 0.99
    latency_bound_seconds = 0.5
  }
  failing = {
    target_ratio          = 0.9
    latency_bound_seconds = null
  }
}
`,
  }),
);

test("where no service promises anything, the data say so", () =>
  expect(observabilityData(perService, dev, [unpromised])).toEqual({
    ok: true,
    value: 'environment = "dev"\nescalation  = "none"\n\nservice_objectives = {}\n',
  }));

test.each([
  [
    [shop, counters],
    data,
    /holds one objective_target_ratio, while shop promises 0.99 in dev and counters 0.98/,
  ],
  [[shop, service("slow", "opentelemetry", 0.01, 3)], data, /holds one latency_bound_seconds/],
  [[shop], 'environment = "dev"\n', /has no line for objective_target_ratio, and no service_objectives/],
])("what the layer cannot hold is said", (services, text, words) => {
  const written = observabilityData(text, dev, services);
  expect(written.ok ? null : written.error).toMatch(words);
});
