import { expect, test } from "vitest";
import { objectiveFile } from "../objectives/objectives-fixture.ts";
import { ConfigurationError, inList, parseProductConfiguration } from "./index.ts";

const whole = `product: { name: Greenroom }
environments:
  - id: test
    name: Test
    cluster: { context: kind-kind, namespace: test }
    terraform: { layers: [platform] }
    promotion: { from: null }
  - id: live
    name: Live
    cluster: { context: kind-kind, namespace: live }
    prometheus: { url: "http://prometheus:9090" }
    terraform: { layers: [platform] }
    promotion: { from: test }
services:
  - id: shop
    workload: { name: shop }
    promotion: { overlay: "shop/{environment}" }
    metrics:
      profile: opentelemetry
      labels: { job: shop }
      objectives: [shop-availability, shop-latency]
  - id: search
    workload: { name: search }
    metrics:
      profile: own
      labels: { job: search }
metricsProfiles:
  own:
    requests: { counter: searches_total }
    labels: { status: [code] }
`;

function faultsOf(
  changes: Readonly<Record<string, string>>,
  inObjectives: Readonly<Record<string, string>> = {},
): readonly string[] {
  let text = whole;
  for (const [old, changed] of Object.entries(changes)) {
    if (!text.includes(old)) throw new Error(`there is no ${old} to change`);
    text = text.replace(old, changed);
  }
  try {
    return parseProductConfiguration(text, "greenroom.yaml", [
      objectiveFile(["test", "live"], inObjectives),
    ]).faults.map(inList);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
}

test("the file that the others are made from has no fault", () => expect(faultsOf({})).toEqual([]));

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    "keys that nobody knows, with the fault beside them",
    {
      "    name: Live": "    name: Live\n    colour:\n      red",
      "search\n    workload": "shop\n    workload",
    },
    [
      "line 10, environments.1.colour: is no key that is known here: id, name, production, cluster, prometheus, metrics, terraform, promotion; correct its name or remove it",
      'line 24, services.1.id: "shop" is used twice; give one of them another id',
    ],
  ],
  [
    "an environment's id twice",
    { "id: live": "id: test" },
    ['line 8, environments.1.id: "test" is used twice; give one of them another id'],
  ],
  [
    "two services of one workload",
    { "name: search }": "name: shop }" },
    [
      'line 23, services.1.workload.name: the Deployment "shop" is the workload of "shop" already in Test, Live; remove one of the two services, or name the namespace that it differs by',
    ],
  ],
  [
    "one workload in two environments",
    { "namespace: live": "namespace: test" },
    [
      'line 16, services.0.workload.name: the Deployment "shop" of Live is the workload of "shop" in Test already; name the cluster or the namespace that the environments differ by, or in environments the one that it belongs to',
      'line 23, services.1.workload.name: the Deployment "search" of Live is the workload of "search" in Test already; name the cluster or the namespace that the environments differ by, or in environments the one that it belongs to',
    ],
  ],
  [
    "one namespace of two clusters at one Prometheus",
    {
      "context: kind-kind, namespace: live": "context: other, namespace: test",
      '    prometheus: { url: "http://prometheus:9090" }\n': "",
    },
    [
      expect.stringMatching(
        /^line 19, services\.0\.metrics\.labels: "shop" has the same series in Live as in Test, so each would count both; name the label .* such as cluster, in metrics\.labels of each, or in labelsIn$/,
      ),
      expect.stringMatching(/^line 25, services\.1\.metrics\.labels: "search" has the same series in Live/),
    ],
  ],
  [
    "labels that select another service's series, too",
    { "{ job: shop }": "{ team: web }", "{ job: search }": "{ team: web, job: search }" },
    [
      'line 20, services.0.metrics.labels: the labels of "shop" select the series of "search" as well in Test, Live; name labels that no other service\'s series have, such as job',
    ],
  ],
  [
    "labels in an environment that is not there, or that the service is not in",
    { "{ job: search }": "{ job: search }\n      labelsIn: { prod: { job: s } }" },
    ['line 27, services.1.metrics.labelsIn.prod: there is no environment "prod"; there are: test, live'],
  ],
  [
    "labels that no series can have",
    {
      "{ job: search }": "{ __name__: up }",
      "    name: Test": "    name: Test\n    metrics: { labels: { namespace: a } }",
    },
    [
      "line 5, environments.0.metrics.labels: the namespace is the environment's",
      expect.stringMatching(
        /^line 27, services\.1\.metrics\.labels\.__name__: a label's name is .* does not begin with __$/,
      ),
    ],
  ],
  [
    "a namespace with blanks, and a layer twice",
    { "namespace: live": 'namespace: "li ve"', "[platform]": "[platform, platform]" },
    [
      'line 6, environments.0.terraform.layers.1: "platform" is named twice; remove one',
      "line 10, environments.1.cluster.namespace: a namespace is lower-case letters, digits and dashes, as in Kubernetes",
    ],
  ],
  [
    "approvals that nobody can give",
    {
      "from: null": "from: null, approvalsRequired: 99",
      "    terraform: { layers: [platform] }": "    terraform: { layers: [platform], approvalsRequired: 11 }",
    },
    [
      "line 6, environments.0.terraform.approvalsRequired: should be at most 10: each is given by somebody else than who asked",
      "line 7, environments.0.promotion.approvalsRequired: should be at most 10: each is given by somebody else than who asked",
    ],
  ],
  [
    "a name twice",
    { "name: Live": "name: test" },
    [
      'line 9, environments.1.name: "test" is the name of "test" already, and people know environments by it; give one of them another name',
    ],
  ],
  [
    "keys that schemas pass over",
    {
      "    name: Live": "    name: Live\n    __proto__: { a: 1 }",
      "{ job: shop }": "{ job: shop, __proto__: a }",
      "metricsProfiles:": "metricsProfiles:\n  __proto__: {}",
    },
    [
      expect.stringMatching(/^line 10, environments\.1\.__proto__: is no key that is known here: id, name/),
      "line 21, services.0.metrics.labels.__proto__: is no key that is known here; correct its name or remove it",
      "line 29, metricsProfiles.__proto__: is no key that is known here; correct its name or remove it",
    ],
  ],
  [
    "an image with a tag where a repository is wanted",
    { '"shop/{environment}"': '"shop/{environment}", image: "r.local:5000/shop:1.2"' },
    [
      "line 17, services.0.promotion.image: a repository is a registry's host and a path, without tag or digest",
    ],
  ],
  [
    "failures that Prometheus cannot read",
    { "{ status: [code] }": '{ status: [code] }\n    failed: "5(?=0)"' },
    [
      "line 31, metricsProfiles.own.failed: is no regular expression that Prometheus reads; write one such as 5..",
    ],
  ],
  [
    "an objective without a profile",
    { "      profile: opentelemetry\n": "" },
    [
      "line 18, services.0.metrics.profile: is missing: without it nobody knows which metric counts the requests; name a profile, such as opentelemetry",
    ],
  ],
  [
    "a profile that nobody wrote",
    { "profile: own": "profile: owm" },
    [
      'line 25, services.1.metrics.profile: there is no profile "owm"; known are opentelemetry, http-request-duration, http-requests-total, own',
    ],
  ],
  [
    "a profile of no form that is known",
    { "{ counter: searches_total }": "{ gauge: searches }" },
    [
      "line 29, metricsProfiles.own.requests: is in none of its forms; write { histogram, unit } or { counter, times }",
    ],
  ],
  [
    "values of another kind",
    { "name: Test\n": "name: 7\n", "[platform]": "platform", "live }": "live, production: 1 }" },
    [
      "line 4, environments.0.name: should be a text and is a number",
      "line 6, environments.0.terraform.layers: should be a list and is a text",
      "line 10, environments.1.cluster.production: is no key that is known here: context, namespace; correct its name or remove it",
    ],
  ],
  [
    "an address that is none, and a source that comes later",
    { "http://prometheus:9090": "prometheus", "from: null": "from: live" },
    [
      'line 7, environments.0.promotion.from: "live" is not an environment listed before "test"; name one of those, or null for the first',
      "line 11, environments.1.prometheus.url: should be an address, such as http://prometheus:9090 or https://metrics.example.com/prometheus",
    ],
  ],
  [
    "what a file is not without",
    { "    name: Test\n": "", "[platform]": "[]" },
    [
      "line 3, environments.0.name: is missing; add it, as a text",
      "line 5, environments.0.terraform.layers: is empty; list at least one",
    ],
  ],
  [
    "what is no YAML",
    {
      "    name: Live": "    name: Live\n    name: Live",
      "workload: { name: shop }": "workload: { name: shop",
    },
    ['line 10: the key "name" stands twice in one map; remove one of them; nothing after it was read'],
  ],
  [
    "an objective that no document has",
    { "shop-latency]": "shop-speed]" },
    [
      expect.stringMatching(
        /^line 21, services\.0\.metrics\.objectives\.1: there is no indicator "shop-speed"/,
      ),
    ],
  ],
])("%s is said with its line and what to do", (_, changes, expected) =>
  expect(faultsOf(changes)).toEqual(expected),
);

test.each<[string, Readonly<Record<string, string>>]>([
  [
    "environments that differ by a label of theirs",
    {
      "    name: Test": "    name: Test\n    metrics: { labels: { cluster: east } }",
      "    name: Live": "    name: Live\n    metrics: { labels: { cluster: west } }",
    },
  ],
  [
    "services that differ by one in an environment",
    {
      "{ job: shop }": "{ job: shop }\n      labelsIn: { live: { job: shop-live } }",
      "{ job: search }": "{ job: search }\n      labelsIn: { live: { job: search-live } }",
    },
  ],
  [
    "environments of two Prometheus",
    { "name: Live": 'name: Live\n    prometheus: { url: "http://west:9090" }' },
  ],
])("%s share a namespace of two clusters", (_, changes) =>
  expect(
    faultsOf({
      '    prometheus: { url: "http://prometheus:9090" }\n': "",
      "context: kind-kind, namespace: live": "context: other, namespace: test",
      ...changes,
    }),
  ).toEqual([]),
);

test.each([
  ["without content", "", "line 1, the file: is empty; it needs product, environments and services"],
  ["of comments", "# later\n", "line 1, the file: is empty; it needs product, environments and services"],
  ["that is a list", "- a\n", "line 1, the file: should be a map of keys and values and is a list"],
  ["without environments", whole.replace(/environments:[^]*(?=services:)/, ""), "environments: is missing"],
])("a file %s is said to be one, and nothing follows from it", (_, text, fault) => {
  const parse = () => parseProductConfiguration(text, "greenroom.yaml", [objectiveFile(["test", "live"])]);
  expect(parse).toThrow(/has 1 fault:/);
  expect(parse).toThrow(fault);
});

const total = "http_server_request_duration_seconds_count";
test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, RegExp]>([
  [
    "the total's metric",
    {},
    {
      "total: { metricSource: { type: Prometheus, spec: { query: 'http_server":
        "total: { metricSource: { type: Prometheus, spec: { query: 'http_sever",
    },
    /^objectives\/shop\.yaml line 8, spec\.ratioMetric\.total.* should select/,
  ],
  [
    "the metric of a profile",
    {
      "requests: { counter: searches_total }": "requests: { histogram: http_server_request_duraton_seconds }",
      "profile: opentelemetry": "profile: own",
      "{ status: [code] }": "{ status: [http_response_status_code], path: http_route }",
    },
    {},
    /^line 21, services\.0\.metrics\.objectives\.0: all objectives are about other metrics .* it measures http_server_request_duraton_seconds; correct/,
  ],
  [
    "an environment of a service",
    {
      "search\n    workload: { name: search }":
        "search\n    environments: [lvie]\n    workload: { name: search, namespaces: { lvie: other } }",
    },
    {},
    /^line 23, services\.1\.environments\.0: there is no environment "lvie"/,
  ],
  [
    "the failures' metric",
    {},
    { [total]: "http_sever_request_duration_seconds_count" },
    /^objectives\/shop\.yaml line 7, spec\.ratioMetric\.bad/,
  ],
  [
    "an indicator's name where it is written",
    {},
    { "name: shop-latency }": "name: shop-latncy }" },
    /^line 21, services\.0\.metrics\.objectives\.1: there is no indicator "shop-latency"/,
  ],
  [
    "an indicator's name in an objective",
    {},
    { "indicatorRef: shop-latency": "indicatorRef: shop-latncy" },
    /spec\.indicatorRef: there is no indicator "shop-latncy"/,
  ],
  [
    "an objective's environment",
    {},
    { "labels: { environment: live": "labels: { environment: lvie" },
    /metadata\.labels\.environment: there is no environment "lvie"/,
  ],
  [
    "an objective's service",
    {},
    { "service: shop": "service: shpo" },
    /spec\.service: there is no service "shpo"/,
  ],
  [
    "a bracket of the objectives",
    {},
    { "objectives: [{ target": "objectives: [[{ target" },
    /^objectives\/shop\.yaml line \d+: "\[" is opened here and not closed/,
  ],
])("of %s that is misspelt one fault is said", (_, changes, inObjectives, fault) => {
  expect(faultsOf(changes, inObjectives)).toEqual([expect.stringMatching(fault)]);
});
