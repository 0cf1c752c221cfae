import {
  alignRange,
  chartById,
  collectEvidence,
  knownProfiles,
  type MetricsProfile,
  rateWindowSeconds,
  readObjectives,
} from "@greenroom/core/metrics";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";
import { scopeFixture } from "../../../core/src/metrics/scope-fixture.ts";
import { createPrometheusMetrics } from "./index.ts";
import { startPrometheus } from "./prometheus-fixture.ts";

const live = environmentFixture("live");
const profile = knownProfiles["http-requests-total"] as MetricsProfile;
const scopeOf = (job: string) =>
  scopeFixture({
    profile,
    matchers: { namespace: "live", job },
    objective: { id: "few-fail", errorRatioMax: 0.2, conditions: [], leftOut: null },
  });
const eachMinute = scopeOf("each-minute");

describe.runIf(process.env["PROMETHEUS"] && process.env["PROMTOOL"])(
  "a real Prometheus with an hour of samples in its store",
  () => {
    let prometheus: Awaited<ReturnType<typeof startPrometheus>>;
    const metrics = () => createPrometheusMetrics({ url: prometheus.url });

    beforeAll(async () => {
      prometheus = await startPrometheus([], { past: anHour() });
      await vi.waitUntil(async () => (await metrics().scrapeInterval(live, eachMinute)).kind === "measured", {
        timeout: 30_000,
        interval: 250,
      });
    });
    afterAll(() => prometheus.stop());

    test.each([
      ["of up", "each-minute", { kind: "measured", seconds: 60 }],
      ["of up, more often", "often", { kind: "measured", seconds: 5 }],
      ["of what counts its requests, where nothing is scraped", "pushed", { kind: "measured", seconds: 30 }],
      ["of a target that was away for a while", "interrupted", { kind: "measured", seconds: 60 }],
      ["of one sample: not known", "young", { kind: "unmeasured" }],
      ["of nothing: not known", "nobody", { kind: "unmeasured" }],
    ])("the interval is measured by the samples %s", async (_what, job, interval) =>
      expect(await metrics().scrapeInterval(live, scopeOf(job))).toEqual(interval),
    );

    test("jobs that are scraped differently go by the rarer one", async () =>
      expect(
        await metrics().scrapeInterval(live, {
          ...eachMinute,
          matchers: { namespace: "live", team: "video" },
        }),
      ).toEqual({ kind: "measured", seconds: 60 }));

    test.each([
      ["each-minute", 240],
      ["often", 60],
      ["pushed", 120],
    ])("charts of %s have a line without a gap, over %s s", async (job, windowSeconds) => {
      const scope = scopeOf(job);
      const range = alignRange("15m", Date.now());
      const window = rateWindowSeconds(await metrics().scrapeInterval(live, scope), range.windowSecondsMin);
      expect(window).toBe(windowSeconds);
      for (const id of ["request-rate", "error-ratio", "request-rate-by-path"] as const) {
        const query = chartById(id).query(scope, window);
        const [series] = query === null ? [] : await metrics().range(live, query, range);
        const gaps = series?.points.filter(([, value]) => value === null);
        expect([id, series?.points.length, gaps]).toEqual([id, 61, []]);
      }
    });

    test("evidence and objective of what is scraped once a minute exist", async () => {
      const evidence = await collectEvidence(metrics(), live, eachMinute, ["p1"], 120);
      expect(evidence).toMatchObject({ kind: "measured", windowSeconds: 240, measuredPods: ["p1"] });
      const { requests, failedRequests } = evidence as { requests: number; failedRequests: number };
      // A request a second, of which one in ten fails.
      expect(requests).toBeGreaterThan(200);
      expect(failedRequests / requests).toBeCloseTo(0.1, 3);
      expect(
        (await readObjectives(metrics(), [{ environment: live, scope: eachMinute }], 60))[0],
      ).toMatchObject({
        kind: "measured",
        isKept: true,
      });
    });

    test("many services are read by one query, each with its own numbers", async () => {
      const source = metrics();
      const instant = vi.spyOn(source, "instant");
      const asked = ["each-minute", "often", "nobody", "pushed"].map((job) => ({
        environment: live,
        scope: scopeOf(job),
      }));
      const readings = await readObjectives(source, asked, 600);
      const failing = { kind: "measured", errorRatio: expect.closeTo(0.1, 3) };
      expect(readings).toMatchObject([failing, failing, { kind: "no-requests" }, failing]);
      expect(instant).toHaveBeenCalledTimes(1);
    });

    test("a pod that pushes is judged by the age of its own samples, where that is declared", async () => {
      const asked = (job: string, delivery: "pushed" | "scraped") =>
        collectEvidence(metrics(), live, { ...scopeOf(job), delivery }, ["p1"], 120);
      const pushed = await asked("pushed", "pushed");
      expect(pushed).toMatchObject({ kind: "measured", windowSeconds: 120, measuredPods: ["p1"] });
      const { requests, failedRequests } = pushed as { requests: number; failedRequests: number };
      expect(failedRequests / requests).toBeCloseTo(0.1, 3);
      // It has no `up`, so as a target it is never there.
      expect(await asked("pushed", "scraped")).toMatchObject({
        measuredPods: [],
        requests: expect.any(Number),
      });
      expect(await asked("silent", "pushed")).toMatchObject({ windowSeconds: 120, measuredPods: [] });
      expect(await asked("young-push", "pushed")).toMatchObject({ measuredPods: [] });
    });

    test("a pod that was scraped once is no evidence yet: nothing can be said of its requests", async () => {
      const evidence = await collectEvidence(metrics(), live, scopeOf("young"), ["p1"], 120);
      expect(evidence).toMatchObject({ measuredPods: [], requests: null });
    });
  },
);

/** What was measured in the hour before now: of each job a request a second, of which one in ten fails. */
function anHour(): string {
  const now = Math.floor(Date.now() / 1000) - 1;
  const ups: string[] = [];
  const requests: string[] = [];
  const add = (job: string, everySeconds: number, isThere: (secondsAgo: number) => boolean, hasUp = true) => {
    for (let ago = 3600 - (3600 % everySeconds); ago >= 0; ago -= everySeconds) {
      if (!isThere(ago)) continue;
      const labels = `namespace="live",job="${job}",pod="p1"${job === "each-minute" || job === "often" ? ',team="video"' : ""}`;
      if (hasUp) ups.push(`up{${labels}} 1 ${now - ago}`);
      for (const [code, share] of [
        ["200", 0.9],
        ["500", 0.1],
      ] as const)
        requests.push(
          `http_requests_total{${labels},path="/",code="${code}"} ${(3600 - ago) * share} ${now - ago}`,
        );
    }
  };
  add("each-minute", 60, () => true);
  add("often", 5, () => true);
  add("pushed", 30, () => true, false);
  add("interrupted", 60, (ago) => ago < 300 || ago > 900);
  add("young", 60, (ago) => ago === 0);
  // Pushed until more than a minute ago: Prometheus still answers with its last sample.
  add("silent", 10, (ago) => ago >= 70, false);
  add("young-push", 30, (ago) => ago === 0, false);
  return ["# TYPE up gauge", ...ups, "# TYPE http_requests counter", ...requests, "# EOF", ""].join("\n");
}
