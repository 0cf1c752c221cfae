import { expect, test } from "vitest";
import { environmentIdSchema } from "../environments/index.ts";
import { knownProfiles, type MetricsProfile, metricsProfileSchema } from "../metrics/index.ts";
import { objectiveFile } from "./objectives-fixture.ts";
import { parseObjectives } from "./parse-objectives.ts";
import { resolveObjectives } from "./resolve-objectives.ts";

const environments = ["dev", "prod"].map((id) => environmentIdSchema.parse(id));
const opentelemetry = metricsProfileSchema.parse(knownProfiles["opentelemetry"]);

function read(
  changes: Readonly<Record<string, string>> = {},
  {
    objectives = ["shop-availability", "shop-latency"],
    profile = opentelemetry,
    labels = new Set(["job"]),
    places = ["dev", "prod"],
    notIn = [],
  }: {
    readonly objectives?: readonly string[];
    readonly profile?: MetricsProfile;
    readonly labels?: ReadonlySet<string>;
    readonly places?: readonly string[];
    readonly notIn?: readonly string[];
  } = {},
) {
  const documents = parseObjectives([objectiveFile(places, changes)]);
  const { byService, faults } = resolveObjectives(documents, environments, [
    {
      id: "shop",
      profile,
      labels,
      objectives,
      isIn: (id) => !notIn.includes(id),
      faultAt: (index, message) => ({
        file: "greenroom.yaml",
        line: 1,
        text: `objectives.${index}: ${message}`,
        service: "shop",
      }),
    },
  ]);
  return {
    promised: byService.get("shop"),
    faults: [...documents.faults, ...faults].map(({ file, text }) => `${file} ${text}`),
  };
}

test("a service promises in each environment what its documents say", () => {
  const { promised, faults } = read({ "target: 0.99": "target: 0.999" });
  expect(faults).toEqual([]);
  expect(Object.keys(promised ?? {})).toEqual(["dev", "prod"]);
  expect(promised?.["dev"]).toEqual({
    availability: {
      id: "shop-availability-dev",
      errorRatioMax: 0.001,
      conditions: [{ label: "http_route", is: "!=", value: "/probe" }],
      leftOut: { what: ["/probe"], reason: "it is asked by machines" },
    },
    latency: { id: "shop-latency-dev", boundSeconds: 0.25, conditions: [], leftOut: null },
  });
  expect(promised?.["prod"]?.availability?.errorRatioMax).toBe(0.01);
});

test("nothing is missed where the service is not, and a promise there is a fault", () => {
  expect(read({}, { places: ["prod"], notIn: ["dev"] }).faults).toEqual([]);
  expect(Object.keys(read({}, { places: ["prod"], notIn: ["dev"] }).promised ?? {})).toEqual(["prod"]);
  expect(read({}, { notIn: ["dev"] }).faults).toEqual([
    expect.stringMatching(
      /metadata.labels.environment: "shop" is not in "dev"; remove the objective, or name/,
    ),
    expect.stringMatching(
      /metadata.labels.environment: "shop" is not in "dev"; remove the objective, or name/,
    ),
  ]);
});

test("a bound is in the metric's own unit", () => {
  const profile: MetricsProfile = {
    ...opentelemetry,
    requests: { histogram: "http_server_request_duration_seconds", unit: "milliseconds" },
  };
  const { promised } = read({ "value: 0.25": "value: 250" }, { profile });
  expect(promised?.["dev"]?.latency?.boundSeconds).toBe(0.25);
});

test("one path alone may be promised for", () => {
  const { promised, faults } = read({
    '_count{http_route!="/probe",': '_count{http_route="/buy",',
    '_count{http_route!="/probe"}': '_count{http_route="/buy"}',
    ", annotations: { greenroom.dev/left-out: it is asked by machines }": "",
  });
  expect(faults).toEqual([]);
  expect(promised?.["prod"]?.availability).toMatchObject({ path: "/buy", leftOut: null });
});

test("a document that is not well formed is one fault, not one more for want of it", () =>
  expect(
    read(
      { "target: 0.99": "target: 99" },
      { objectives: ["shop-availability", "shop-latency"], places: ["dev"] },
    ).faults.length,
  ).toBe(1));

test("a file without a document promises nothing", () =>
  expect(parseObjectives([{ path: "empty.yaml", text: "# nothing yet\n" }])).toMatchObject({
    indicators: [],
    objectives: [],
    faults: [],
  }));

test.each<[string, Readonly<Record<string, string>>, Parameters<typeof read>[1], RegExp]>([
  ["no YAML", { "kind: SLI": "kind: [" }, {}, /^objectives\/shop\.yaml line \d+: /],
  ["another kind", { "kind: SLO": "kind: Service" }, {}, /^objectives\/shop\.yaml line 17, kind: /],
  ["another version", { "openslo/v1": "openslo/v2" }, {}, /line 1, apiVersion: /],
  [
    "an unknown key",
    { "counter: true": "counter: true\n    rawType: x" },
    {},
    /line 7, spec\.ratioMetric\.rawType: is no key that is known here: counter, bad, total; correct its name or remove it/,
  ],
  [
    "an unknown key beside the kind",
    { "kind: SLO": "kind: SLO\nowner: me" },
    {},
    /line 18, owner: is no key that is known here/,
  ],
  [
    "an id twice",
    { "name: shop-availability-prod": "name: shop-availability-dev" },
    {},
    /line 43, metadata\.name: "shop-availability-dev" is used twice, first in objectives\/shop\.yaml line 16/,
  ],
  [
    "a query that is none",
    { duration_seconds_bucket: "duration_seconds_bucket[5m]" },
    {},
    /line 14, spec\.thresholdMetric\.metricSource\.spec\.query: should be one metric/,
  ],
  [
    "neither ratio nor threshold",
    { "thresholdMetric:": "description: none # " },
    {},
    /line 13, spec: should have a ratioMetric or a thresholdMetric/,
  ],
  [
    "a promise without a budget",
    { "target: 0.99": "target: 1" },
    {},
    /spec\.objectives\.0\.target: should be a ratio below 1/,
  ],
  [
    "a promise in percent",
    { "target: 0.99": "target: 99" },
    {},
    /target: should be a ratio below 1, such as 0\.99/,
  ],
  ["another window", { "duration: 30d": "duration: 7d" }, {}, /spec\.timeWindow\.0\.duration/],
  ["no environment", { "labels: { environment: dev }": "labels: { env: dev }" }, {}, /metadata\.labels/],
  [
    "an unknown environment",
    { "environment: dev": "environment: qa" },
    {},
    /line 20, metadata\.labels\.environment: there is no environment "qa"; known are dev, prod/,
  ],
  [
    "an unknown service",
    { "service: shop": "service: shops" },
    {},
    /line 22, spec\.service: there is no service "shops"/,
  ],
  [
    "an objective without its indicator",
    { "indicatorRef: shop-latency": "indicatorRef: shop-speed" },
    {},
    /spec\.indicatorRef: there is no indicator "shop-speed"/,
  ],
  [
    "an indicator that nobody promises",
    {
      "kind: SLO":
        "kind: SLI\nmetadata: { name: shop-speed }\nspec: { thresholdMetric: { metricSource: { type: Prometheus, spec: { query: http_server_request_duration_seconds_bucket } } } }\n---\napiVersion: openslo/v1\nkind: SLO",
    },
    {},
    /line 18, metadata\.name: is an indicator that no objective refers to/,
  ],
  [
    "a service that does not name its objective",
    {},
    { objectives: ["shop-availability"] },
    /"shop" does not name "shop-latency" among its objectives in greenroom\.yaml/,
  ],
  [
    "a service that names what is not there",
    {},
    { objectives: ["shop-availability", "shop-latency", "shop-speed"] },
    /^greenroom\.yaml objectives\.2: there is no indicator "shop-speed"/,
  ],
  [
    "an environment that is left out",
    {},
    { places: ["dev"] },
    /^greenroom\.yaml objectives\.0: "shop-availability" has no objective for "prod"/,
  ],
  [
    "a promise twice",
    { "indicatorRef: shop-latency": "indicatorRef: shop-availability" },
    {},
    /promises what "shop-availability-dev" promises/,
  ],
  [
    "two indicators of one kind",
    {},
    { objectives: ["shop-availability", "shop-availability", "shop-latency"] },
    /objectives\.1: "shop-availability" is about availability, as "shop-availability" is/,
  ],
  [
    "a metric that the service does not have",
    { duration_seconds_bucket: "time_bucket" },
    {},
    /should select http_server_request_duration_seconds_bucket or http_server_request_duration_seconds,/,
  ],
  [
    "failures that are none to the profile",
    { '=~"5.."': '=~"[45].."' },
    {},
    /ratioMetric\.bad\..*: should be the total's selector and http_response_status_code=~"5\.\."/,
  ],
  [
    "failures of other requests",
    { '_count{http_route!="/probe"}': '_count{http_route!="/probes"}' },
    {},
    /should be the total's selector/,
  ],
  [
    "a matcher that belongs to the service",
    { duration_seconds_bucket: 'duration_seconds_bucket{job="shop"}' },
    {},
    /should leave job to the environment and the service/,
  ],
  [
    "a matcher that belongs to the environment",
    { duration_seconds_bucket: 'duration_seconds_bucket{namespace="a"}' },
    {},
    /should leave namespace to/,
  ],
  [
    "what is left out without a reason",
    { ", annotations: { greenroom.dev/left-out: it is asked by machines }": "" },
    {},
    /line 3, metadata: should say in annotation greenroom\.dev\/left-out why \/probe is left out/,
  ],
  [
    "a reason for nothing",
    { "name: shop-latency }": "name: shop-latency, annotations: { greenroom.dev/left-out: why } }" },
    {},
    /gives a reason, and nothing is left out; remove it/,
  ],
  [
    "a bound of failures",
    { "{ target: 0.99 }": "{ op: lte, value: 1, target: 0.99 }" },
    {},
    /objectives\.0\.op: belongs to an indicator with a threshold/,
  ],
  [
    "no bound of time",
    { "op: lte, value: 0.25, ": "" },
    {},
    /objectives\.0.*: should have op: lte and value/,
  ],
  ["another percentile", { "target: 0.95": "target: 0.9" }, {}, /objectives\.0\.target: should be 0\.95/],
  [
    "times that nobody measures",
    {},
    { profile: { ...opentelemetry, requests: { counter: "http_server_request_duration_seconds_count" } } },
    /is about times, and the service's metrics profile measures none; add them to the profile, or remove/,
  ],
])("%s is said with file and line", (_, changes, service, fault) => {
  expect(read(changes, service).faults).toContainEqual(expect.stringMatching(fault));
});
