import { environmentSchema } from "@greenroom/core/environments";
import {
  type ChartId,
  chartById,
  collectEvidence,
  knownMetric,
  knownProfiles,
  type MetricsProfile,
  metricsProfileSchema,
  promQl,
  requestObjectiveSchema,
} from "@greenroom/core/metrics";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createPrometheusMetrics } from "./index.ts";
import { startPrometheus, startTarget } from "./prometheus-fixture.ts";

const environment = environmentSchema.parse({
  id: "live",
  name: "Live",
  cluster: { context: "c", namespace: "live" },
  terraform: { layers: ["platform"] },
  promotion: { from: null },
});
const windowSeconds = 10;

/** Nine good requests and a failed one a scrape, each of which took less than half a second. */
const histogram = (name: string, status: string, path: string) => (scrape: number) => [
  `# TYPE ${name} histogram`,
  ...[
    ["200", 9 * scrape],
    ["503", scrape],
  ].flatMap(([code, count]) => {
    const labels = `${status}="${code}",${path}="/play"`;
    return [
      `${name}_bucket{${labels},le="0.25"} 0`,
      `${name}_bucket{${labels},le="0.5"} ${count}`,
      `${name}_bucket{${labels},le="+Inf"} ${count}`,
      `${name}_count{${labels}} ${count}`,
      `${name}_sum{${labels}} ${Number(count) * 0.4}`,
    ];
  }),
];
const counter = (name: string) => (scrape: number) => [
  `# TYPE ${name} counter`,
  `${name}{status_code="200",path="/play"} ${9 * scrape}`,
  `${name}{status_code="500",path="/play"} ${scrape}`,
];
const own = metricsProfileSchema.parse({
  requests: { histogram: "resp_time", unit: "milliseconds" },
  labels: { status: ["code"], path: "route" },
});
/** As Prometheus measures its own requests: the times do not know the status. */
const apart = metricsProfileSchema.parse({
  requests: { counter: "hits_total", times: { histogram: "hit_duration_seconds" } },
  labels: { status: ["code"], path: "handler" },
});
const apartLines = (scrape: number) => [
  "# TYPE hits_total counter",
  `hits_total{code="200",handler="/play"} ${9 * scrape}`,
  `hits_total{code="500",handler="/play"} ${scrape}`,
  "# TYPE hit_duration_seconds histogram",
  `hit_duration_seconds_bucket{handler="/play",le="0.25"} 0`,
  `hit_duration_seconds_bucket{handler="/play",le="0.5"} ${10 * scrape}`,
  `hit_duration_seconds_bucket{handler="/play",le="+Inf"} ${10 * scrape}`,
  `hit_duration_seconds_count{handler="/play"} ${10 * scrape}`,
  `hit_duration_seconds_sum{handler="/play"} ${4 * scrape}`,
];
const { opentelemetry, ...client } = knownProfiles as Record<string, MetricsProfile>;

interface Case {
  readonly job: string;
  readonly profile: MetricsProfile | undefined;
  readonly linesOf: (scrape: number) => readonly string[];
  readonly scrape?: object;
  /** Which forms of the histogram Prometheus stores. */
  readonly forms: readonly ("classic" | "native")[];
  /** Response time that 95 of 100 keep, in seconds; null = times are not measured. */
  readonly p95: number | null;
}

// A native histogram with the target's own buckets is what Prometheus makes of a classic one when it is told to.
const native = { convert_classic_histograms_to_nhcb: true };
const otelLines = histogram(
  "http_server_request_duration_seconds",
  "http_response_status_code",
  "http_route",
);
/** All requests lie in the bucket from 0.25 to 0.5. */
const p95 = 0.25 + 0.95 * 0.25;
const cases: readonly Case[] = [
  { job: "opentelemetry", profile: opentelemetry, linesOf: otelLines, forms: ["classic"], p95 },
  {
    job: "client library's histogram",
    profile: client["http-request-duration"],
    linesOf: histogram("http_request_duration_seconds", "status", "path"),
    forms: ["classic"],
    p95,
  },
  {
    job: "counter without times",
    profile: client["http-requests-total"],
    linesOf: counter("http_requests_total"),
    forms: [],
    p95: null,
  },
  {
    job: "names of its own, in milliseconds",
    profile: own,
    linesOf: histogram("resp_time", "code", "route"),
    forms: ["classic"],
    p95: p95 / 1000,
  },
  { job: "times apart from counts", profile: apart, linesOf: apartLines, forms: [], p95 },
  {
    job: "native only",
    profile: opentelemetry,
    linesOf: otelLines,
    scrape: native,
    forms: ["native"],
    p95,
  },
  {
    job: "native beside classic",
    profile: opentelemetry,
    linesOf: otelLines,
    scrape: { ...native, always_scrape_classic_histograms: true },
    forms: ["classic", "native"],
    p95,
  },
];

describe.runIf(process.env["PROMETHEUS"])("profiles on a real Prometheus", () => {
  let prometheus: Awaited<ReturnType<typeof startPrometheus>>;
  let metrics: ReturnType<typeof createPrometheusMetrics>;
  const targets: Awaited<ReturnType<typeof startTarget>>[] = [];

  beforeAll(async () => {
    const scrapes = await Promise.all(
      cases.map(async ({ job, linesOf, scrape }) => {
        const target = await startTarget(linesOf);
        targets.push(target);
        return {
          job_name: job,
          ...scrape,
          static_configs: [{ targets: [target.address], labels: { namespace: "live", pod: "p1" } }],
        };
      }),
    );
    prometheus = await startPrometheus(scrapes);
    metrics = createPrometheusMetrics({ url: prometheus.url });
  });
  afterAll(async () => {
    await prometheus.stop();
    for (const target of targets) target.stop();
  });

  const scopeOf = ({ job, profile }: Case) => {
    if (!profile) throw new Error("there is no such profile");
    const objective = requestObjectiveSchema.parse({
      id: "few-fail",
      errorRatioMax: 0.2,
      conditions: [],
      leftOut: null,
    });
    return {
      profile,
      delivery: "scraped" as const,
      matchers: { namespace: "live", job },
      objective,
      latency: null,
    };
  };
  const ask = async (of: Case, chart: ChartId) => {
    const query = chartById(chart).query(scopeOf(of), windowSeconds);
    return query === null ? null : await metrics.instant(environment, query);
  };

  const formsOf = async ({ job, profile }: Case) => {
    const name = profile && "histogram" in profile.requests ? profile.requests.histogram : "none";
    const classic = await metrics.instant(environment, promQl`${{ text: `${name}_count` }}{job=${job}}`);
    const stored = await metrics.instant(environment, promQl`histogram_count(${{ text: name }}{job=${job}})`);
    return [...(classic.length > 0 ? ["classic"] : []), ...(stored.length > 0 ? ["native"] : [])];
  };

  test("knows the metrics of all profiles, and none that no target has", async () => {
    const isKnown = async (profile: MetricsProfile) =>
      (await metrics.instant(environment, knownMetric(profile))).length > 0;
    const profiles = [...Object.values(knownProfiles), own, apart];
    await vi.waitFor(
      async () => expect(await Promise.all(profiles.map(isKnown))).toEqual(profiles.map(() => true)),
      { timeout: 30_000, interval: 500 },
    );
    // A name's beginning is not the name, nor is one that is longer.
    expect(await isKnown({ ...own, requests: { counter: "resp" } })).toBe(false);
    expect(await isKnown({ ...own, requests: { histogram: "resp_times", unit: "seconds" } })).toBe(false);
  });

  test.each(cases.map((each) => [each.job, each] as const))("%s", async (_job, each) => {
    const read = async (chart: ChartId) =>
      (await ask(each, chart))?.map(({ labels, value }) => [...Object.values(labels), rounded(value)]) ??
      null;
    // Until its window is full of scrapes.
    await vi.waitFor(
      async () => {
        const [rate] = (await ask(each, "request-rate")) ?? [];
        // Once whatever the forms in which it is told.
        expect(rate?.value).toBeGreaterThan(8);
        expect(rate?.value).toBeLessThan(12);
        expect({
          forms: await formsOf(each),
          errorRatio: await read("error-ratio"),
          byPath: await read("error-ratio-by-path"),
          p95: await read("latency-p95"),
        }).toEqual({
          forms: each.forms,
          errorRatio: [[0.1]],
          byPath: [["/play", 0.1]],
          p95: each.p95 === null ? null : [[rounded(each.p95)]],
        });
      },
      { timeout: 60_000, interval: 500 },
    );
    const evidence = await collectEvidence(metrics, environment, scopeOf(each), ["p1"], windowSeconds);
    expect(evidence).toMatchObject({ kind: "measured", measuredPods: ["p1"] });
    const { failedRequests, requests } = evidence as { failedRequests: number; requests: number };
    // Asked for one after the other: a scrape may lie in between.
    expect(failedRequests / requests).toBeCloseTo(0.1, 1);
  });
});

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
