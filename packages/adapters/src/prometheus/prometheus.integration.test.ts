import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { alignRange, chartById, collectEvidence, type PromQl } from "@greenroom/core/metrics";
import { UnavailableError } from "@greenroom/core/result";
import { freePort } from "@greenroom/sandbox/host";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { scopeFixture } from "../../../core/src/metrics/scope-fixture.ts";
import { createPrometheusMetrics } from "./index.ts";
import { startPrometheus, startTarget } from "./prometheus-fixture.ts";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";

const prometheus = process.env.PROMETHEUS;
const environment = (id: string) => environmentFixture(id);
const [dev, empty] = [environment("dev"), environment("empty")];
const scope = scopeFixture();
const scopeOfEmpty = scopeFixture({ matchers: { namespace: "empty", service: "go-demo" } });
/** Refused by Prometheus: a chart without a query is a fault of the test. */
const nothing = "" as PromQl;

describe.runIf(prometheus)("a real Prometheus that scrapes a demo", () => {
  let demo: Awaited<ReturnType<typeof startTarget>>;
  let server: Awaited<ReturnType<typeof startPrometheus>>;
  let url: string;

  beforeAll(async () => {
    demo = await startTarget(whatGoDemoSays);
    const of = (pod: string) => ({ namespace: "dev", pod, service: "go-demo" });
    server = await startPrometheus([
      {
        job_name: "demo",
        static_configs: [
          { targets: [demo.address], labels: of("p1") },
          // Nothing listens there: a pod that is not scraped.
          { targets: ["127.0.0.1:1"], labels: of("p2") },
        ],
      },
    ]);
    url = server.url;
    await vi.waitUntil(
      async () => {
        const found = await createPrometheusMetrics({ url })
          .instant(dev, chartById("error-ratio").query(scope, 10) ?? nothing)
          .catch(() => []);
        return found.length === 1;
      },
      { timeout: 30_000, interval: 250 },
    );
  });
  afterAll(async () => {
    await server.stop();
    demo.stop();
  });

  test("a chart's points are on the range's grid, and what was not measured is a gap", async () => {
    const query = chartById("request-rate").query(scope, 10) ?? nothing;
    // The grid has a point every 15 seconds: the first one after the first scrape is waited for.
    const { range, found } = await vi.waitFor(
      async () => {
        const aligned = alignRange("15m", Date.now());
        const answer = await createPrometheusMetrics({ url }).range(dev, query, aligned);
        expect(answer.length).toBeGreaterThan(0);
        return { range: aligned, found: answer };
      },
      { timeout: 40_000, interval: 500 },
    );
    const [series, ...others] = found;
    expect(others).toEqual([]);
    expect(series?.points).toHaveLength(61);
    expect(series?.points[0]).toEqual([range.start, null]);
    expect(series?.points.some(([, value]) => value !== null && value > 0)).toBe(true);
  });

  test("the objective's ratio leaves out the path that fails by design; by path it is there", async () => {
    const metrics = createPrometheusMetrics({ url });
    const [overall] = await metrics.instant(dev, chartById("error-ratio").query(scope, 10) ?? nothing);
    expect(overall?.value).toBe(0);
    const byPath = await metrics.instant(dev, chartById("error-ratio-by-path").query(scope, 10) ?? nothing);
    expect(Object.fromEntries(byPath.map(({ labels, value }) => [labels.path, value]))).toEqual({
      "/demo/hello": 0,
      "/demo/random-error": 1,
    });
  });

  test("evidence tells scraped pods from unscraped ones, and counts the objective's requests", async () => {
    const evidence = await collectEvidence(createPrometheusMetrics({ url }), dev, scope, ["p1", "p2"], 10);
    expect(evidence).toMatchObject({ kind: "measured", measuredPods: ["p1"] });
    expect(evidence.kind === "measured" && evidence.requests).toBeGreaterThan(0);
  });

  test("no data is null, never zero", async () => {
    const evidence = await collectEvidence(createPrometheusMetrics({ url }), empty, scopeOfEmpty, ["p1"], 10);
    expect(evidence).toMatchObject({ measuredPods: [], requests: null, failedRequests: null });
    const query = chartById("request-rate").query(scopeOfEmpty, 10) ?? nothing;
    expect(await createPrometheusMetrics({ url }).range(empty, query, alignRange("15m", Date.now()))).toEqual(
      [],
    );
  });

  test("a query that Prometheus refuses is said in its words", async () => {
    await expect(createPrometheusMetrics({ url }).instant(dev, "sum(" as PromQl)).rejects.toThrow(
      /refused the query/,
    );
  });
});

test("nobody there: unavailable, and evidence says why instead of failing", async () => {
  const metrics = createPrometheusMetrics({ url: `http://127.0.0.1:${await freePort()}` });
  await expect(metrics.instant(dev, "up" as PromQl)).rejects.toThrow(UnavailableError);
  expect(await collectEvidence(metrics, dev, scope, ["p1"], 120)).toEqual({
    kind: "unavailable",
    // How often is scraped is not known of somebody who is not there.
    windowSeconds: 240,
    reason: "Prometheus could not be reached.",
  });
});

test("an outage is told by when the last answer came, and an answer that is none is an outage", async () => {
  let result: unknown = [];
  const server = createServer((_request, response) => {
    response.end(JSON.stringify({ status: "success", data: { resultType: "vector", result } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const metrics = createPrometheusMetrics({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  expect(metrics.lastAnsweredAt(dev)).toBeNull();
  await metrics.instant(dev, "up" as PromQl);
  const answeredAt = metrics.lastAnsweredAt(dev);
  expect(answeredAt).not.toBeNull();
  result = [{ metric: 4 }];
  await expect(metrics.instant(dev, "down" as PromQl)).rejects.toThrow(UnavailableError);
  server.close();
  server.closeAllConnections();
  await expect(metrics.instant(dev, "gone" as PromQl)).rejects.toThrow("Prometheus could not be reached.");
  expect(metrics.lastAnsweredAt(dev)?.getTime()).toBeGreaterThanOrEqual(answeredAt?.getTime() ?? Infinity);
});

test("not configured is said, not guessed", async () => {
  await expect(createPrometheusMetrics({}).instant(dev, "up" as PromQl)).rejects.toThrow(
    "No Prometheus is configured for dev.",
  );
});

/** Every scrape has seen ten more good requests and one more that failed by design. */
function whatGoDemoSays(scrape: number): readonly string[] {
  return [
    "# TYPE http_server_resp_time histogram",
    `http_server_resp_time_count{code="200",method="GET",path="/demo/hello"} ${scrape * 10}`,
    `http_server_resp_time_count{code="500",method="GET",path="/demo/random-error"} ${scrape}`,
  ];
}
