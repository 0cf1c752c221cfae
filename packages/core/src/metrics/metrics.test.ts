import { describe, expect, test } from "vitest";
import { chartById, charts } from "./chart.ts";
import { anyOf, promQl } from "./prom-ql.ts";
import { alignRange, timeRangeIds } from "./time-range.ts";
import { metricsProfileSchema } from "./metrics-profile.ts";
import { scopeFixture } from "./scope-fixture.ts";
import { onGrid } from "./time-series.ts";

describe("a value cannot break out of its quotes", () => {
  test.each([
    ["stage", '{namespace="stage"}'],
    ['a"} or vector(1) #', '{namespace="a\\"} or vector(1) #"}'],
    ["back\\slash", '{namespace="back\\\\slash"}'],
    ["two\nlines", '{namespace="two\\nlines"}'],
  ])("%j", (namespace, query) => expect(promQl`{namespace=${namespace}}`).toBe(query));

  test("values in a regular expression match only themselves", () => {
    const pattern = new RegExp(`^(?:${anyOf(["/demo/a.b", "x+"])})$`);
    expect(["/demo/a.b", "x+", "/demo/aXb", "xx"].map((value) => pattern.test(value))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test.each(charts.map((chart) => [chart.id, chart] as const))(
  "%s asks for one service in one namespace only",
  (_id, chart) => {
    const query = chart.query(scopeFixture(), 60) ?? "";
    const selectors = query.match(/\{[^}]*\}/g) ?? [];
    expect(selectors.length).toBeGreaterThan(0);
    for (const selector of selectors) expect(selector).toContain('{namespace="dev",service="go-demo"');
  },
);

test("the path that fails by design is in no objective, and in the table by path", () => {
  const scope = scopeFixture();
  expect(chartById("error-ratio").query(scope, 60)).toContain('path!="/demo/random-error"');
  expect(chartById("error-ratio").description(scope)).toContain("/demo/random-error is left out: it fails");
  expect(chartById("error-ratio-by-path").query(scope, 60)).not.toContain("random-error");
});

test("charts say what was promised of what they show, and of which requests", () => {
  const latency = {
    id: "go-demo-latency-dev",
    boundSeconds: 0.25,
    conditions: [],
    leftOut: { what: ["/a", "/b"], reason: "callers choose" },
  };
  const scope = scopeFixture({ latency });
  const promises = charts.map((chart) => [chart.id, chart.promise(scope)]).filter(([, promise]) => promise);
  expect(promises).toEqual([
    ["error-ratio", "at most 1 %"],
    ["latency-p95", "within 0.25 s"],
  ]);
  expect(chartById("latency-p95").description(scope)).toBe(
    "95 of 100 requests were answered faster; of what is promised, /a, /b are left out: callers choose.",
  );
  const none = { ...scope, objective: null, latency: null };
  expect(charts.filter((chart) => chart.promise(none) !== null)).toEqual([]);
});

test("what a profile does not measure is asked of nobody", () => {
  const profile = metricsProfileSchema.parse({
    requests: { counter: "http_requests_total" },
    labels: { status: ["code"] },
  });
  const asked = charts.filter((chart) => chart.query(scopeFixture({ profile }), 60) !== null);
  expect(asked.map(({ id }) => id)).toEqual(["request-rate", "error-ratio", "memory"]);
});

test("times may stand in a metric of their own, which is asked for them and for nothing else", () => {
  const profile = metricsProfileSchema.parse({
    requests: { counter: "hits_total", times: { histogram: "hit_seconds" } },
    labels: { status: ["code"], path: "handler" },
  });
  const scope = scopeFixture({ profile });
  const askedFor = (id: (typeof charts)[number]["id"]) => chartById(id).query(scope, 60) ?? "";
  expect(askedFor("latency-p95")).toContain("hit_seconds_bucket{");
  for (const id of ["request-rate", "error-ratio", "request-rate-by-path"] as const)
    expect(askedFor(id)).not.toContain("hit_seconds");
  expect(
    metricsProfileSchema.safeParse({ requests: { counter: "a", times: {} }, labels: { status: ["code"] } })
      .success,
  ).toBe(false);
});

test.each(timeRangeIds)("%s starts and ends on whole steps and asks for at most 300 points", (id) => {
  const range = alignRange(id, 1_767_225_607_123);
  expect(range.end % range.stepSeconds).toBe(0);
  expect(range.start % range.stepSeconds).toBe(0);
  expect(range.end * 1000).toBeLessThanOrEqual(1_767_225_607_123);
  expect((range.end - range.start) / range.stepSeconds).toBeLessThanOrEqual(300);
});

test("gaps stay gaps: a missing, NaN or infinite sample is no number", () => {
  const range = { start: 0, end: 60, stepSeconds: 15, windowSecondsMin: 60 };
  const samples = [
    [0, 0],
    [15, Number.NaN],
    [30, Number.POSITIVE_INFINITY],
    [60, 2],
  ] as const;
  expect(onGrid({ path: "/" }, samples, range).points).toEqual([
    [0, 0],
    [15, null],
    [30, null],
    [45, null],
    [60, 2],
  ]);
});
