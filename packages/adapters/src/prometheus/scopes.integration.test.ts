import { type Environment, environmentSchema } from "@greenroom/core/environments";
import {
  chartById,
  collectEvidence,
  knownProfiles,
  metricsProfileSchema,
  readObjectives,
  requestObjectiveSchema,
} from "@greenroom/core/metrics";
import { metricsScope, type PromotedService } from "@greenroom/core/services";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createPrometheusMetrics } from "./index.ts";
import { startPrometheus, startTarget } from "./prometheus-fixture.ts";

/** Of one namespace in two clusters, which one Prometheus has. */
const environmentIn = (cluster: string): Environment =>
  environmentSchema.parse({
    id: cluster,
    name: cluster,
    cluster: { context: cluster, namespace: "shop" },
    metrics: { labels: { cluster } },
    terraform: { layers: ["platform"] },
    promotion: { from: null },
  });
const [east, west] = [environmentIn("east"), environmentIn("west")];

function service(id: string, labelsIn: Record<string, Record<string, string>> = {}): PromotedService {
  const promised = {
    availability: requestObjectiveSchema.parse({ id, errorRatioMax: 0.2, conditions: [], leftOut: null }),
    latency: null,
  };
  return {
    id,
    workload: { kind: "Deployment", name: id, namespaces: {} },
    promotion: { overlay: "{environment}" },
    metrics: {
      profile: metricsProfileSchema.parse(knownProfiles["http-requests-total"]),
      delivery: "scraped",
      labels: { job: id },
      labelsIn,
      objectives: { east: promised, west: promised },
    },
  };
}
const web = service("web");
const worker = service("web-worker", { west: { job: "worker" } });

/** By cluster, job and pod: how many requests a scrape adds, of which a tenth fails. */
const targets = [
  ["east", "web", "web-6d4cf56db6-aaaaa", 10],
  ["west", "web", "web-6d4cf56db6-aaaaa", 20],
  ["east", "web-worker", "web-worker-6d4cf56db6-bbbbb", 40],
  ["west", "worker", "web-worker-6d4cf56db6-bbbbb", 80],
] as const;

describe.runIf(process.env["PROMETHEUS"])("scopes on a real Prometheus that has two clusters", () => {
  let prometheus: Awaited<ReturnType<typeof startPrometheus>>;
  let metrics: ReturnType<typeof createPrometheusMetrics>;
  const started: Awaited<ReturnType<typeof startTarget>>[] = [];

  beforeAll(async () => {
    const scrapes = await Promise.all(
      targets.map(async ([cluster, job, pod, requests]) => {
        const target = await startTarget((scrape) => [
          "# TYPE http_requests_total counter",
          `http_requests_total{code="200",path="/"} ${0.9 * requests * scrape}`,
          `http_requests_total{code="500",path="/"} ${0.1 * requests * scrape}`,
          `process_resident_memory_bytes ${requests}`,
        ]);
        started.push(target);
        return {
          job_name: `${cluster} ${job}`,
          static_configs: [{ targets: [target.address], labels: { cluster, job, pod, namespace: "shop" } }],
        };
      }),
    );
    prometheus = await startPrometheus(scrapes);
    metrics = createPrometheusMetrics({ url: prometheus.url });
  });
  afterAll(async () => {
    await prometheus.stop();
    for (const target of started) target.stop();
  });

  const places = [
    [web, east, 10],
    [web, west, 20],
    [worker, east, 40],
    [worker, west, 80],
  ] as const;

  test.each(places.map((place) => [place[0].id, place[1].id, place] as const))(
    "of %s in %s its own requests and pods are counted, and nobody else's",
    async (_service, _environment, [of, environment, requests]) => {
      const scope = metricsScope(of, environment);
      const ask = async (chart: "request-rate" | "memory") => {
        const query = chartById(chart).query(scope, 10);
        return query === null ? [] : (await metrics.instant(environment, query)).map(({ value }) => value);
      };
      await vi.waitFor(
        async () => {
          const [rate = 0] = await ask("request-rate");
          expect(rate / requests).toBeGreaterThan(0.8);
          expect(rate / requests).toBeLessThan(1.2);
          expect(await ask("memory")).toEqual([requests]);
        },
        { timeout: 60_000, interval: 500 },
      );
      const pods = targets.filter(([cluster]) => cluster === environment.id).map(([, , pod]) => pod);
      expect(await collectEvidence(metrics, environment, scope, pods, 10)).toMatchObject({
        kind: "measured",
        measuredPods: [expect.stringMatching(`^${of.id}-6d4cf56db6-`)],
      });
    },
  );

  test("objectives that are asked for together stay apart", async () => {
    const readings = await readObjectives(
      metrics,
      places.map(([of, environment]) => ({ environment, scope: metricsScope(of, environment) })),
      10,
    );
    const counted = readings.map((reading) => (reading.kind === "measured" ? reading.requests : 0));
    const [one = 0, ...others] = counted;
    expect(one).toBeGreaterThan(0);
    others.forEach((each, index) => expect(each / one).toBeCloseTo(2 ** (index + 1), -0.5));
  });
});
