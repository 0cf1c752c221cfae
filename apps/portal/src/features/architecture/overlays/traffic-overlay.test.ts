import type { DiagramEdge, TrafficMeasure, TrafficReading } from "@greenroom/core/architecture";
import { expect, test } from "vitest";
import { exampleNode } from "../view-fixture.ts";
import { formatRate, formatSeconds } from "./traffic-numbers.ts";
import { markTraffic, markTrafficEdges } from "./traffic-overlay.ts";

const at = "2026-01-02T00:00:00.000Z";
const measured = (requestsPerSecond: number, p95Seconds: number | null = null): TrafficMeasure => ({
  state: "measured",
  requestsPerSecond,
  p95Seconds,
  observedAt: at,
});
const lastKnown = (requestsPerSecond: number): TrafficMeasure => ({
  state: "last-known",
  requestsPerSecond,
  p95Seconds: null,
  observedAt: at,
  reason: "away",
});
const none = (reason: string): TrafficMeasure => ({ state: "none", reason });
const reading = (
  components: Record<string, TrafficMeasure>,
  dependencies: Record<string, TrafficMeasure> = {},
): TrafficReading => ({
  at,
  outage: null,
  components: Object.entries(components).map(([component, measure]) => ({
    component,
    environment: component === "in-prod" ? "prod" : null,
    ...measure,
  })),
  dependencies: Object.entries(dependencies).map(([way, measure]) => {
    const [from = "", to = ""] = way.split(" ");
    return { from, to, protocol: "HTTP", ...measure };
  }),
});
const deployed = (...components: readonly string[]) =>
  exampleNode("node", { reality: "deployed", components });

test.each<[string, Record<string, TrafficMeasure>, string, string]>([
  ["a rate with its percentile", { a: measured(0.4, 0.003) }, "rate-2", "0.4 req/s · p95 3 ms"],
  ["zero that was measured", { a: measured(0) }, "rate-0", "0 req/s"],
  ["no data, which is not zero", { a: none("no data") }, "no-data", "no data"],
  ["a refused query", { a: none("It was refused.") }, "no-data", "no data: It was refused."],
  ["nothing bound", {}, "unmeasured", "what it receives is not measured"],
  ["what was heard last", { a: lastKnown(12) }, "rate-4", "12 req/s, last known"],
])("a node shows %s", (_, components, classId, words) => {
  const mark = markTraffic(deployed("a"), { reading: reading(components), isStale: false }, null);
  expect(mark).toMatchObject({ classId, words });
});

test("what is designed has no traffic, whatever is read", () => {
  const state = { reading: reading({ node: measured(1) }), isStale: false };
  expect(markTraffic(exampleNode("node"), state, null).classId).toBe("designed");
});

test("a zone sums what is measured of it and says how much that is", () => {
  const state = { reading: reading({ a: measured(1, 0.1), b: measured(0.5, 0.2) }), isStale: false };
  expect(markTraffic(deployed("a", "b", "c"), state, null)).toMatchObject({
    badge: "1.5 req/s",
    words: "1.5 req/s · 2 of 3 measured",
  });
});

test("where an environment is chosen, what is not measured of it alone says so", () => {
  const state = {
    reading: reading({ "in-prod": measured(1), other: measured(2) }, { "a b": measured(3) }),
    isStale: false,
  };
  const words = (...components: readonly string[]) =>
    markTraffic(deployed(...components), state, "prod").words;
  expect(words("in-prod")).toBe("1 req/s");
  expect(words("other")).toBe("2 req/s, all environments together");
  expect(words("in-prod", "other")).toBe("3 req/s, all environments together");
});

test("an edge is as thick as its rate, merges what is measured, and is silent without a measurement", () => {
  const edge = (key: string, ...ways: readonly string[]): DiagramEdge => ({
    key,
    from: "",
    to: "",
    mode: "sync",
    isHard: true,
    label: "",
    dependencies: ways.map((way) => {
      const [from = "", to = ""] = way.split(" ");
      return { from, to, protocol: "HTTP", mode: "sync", need: "hard" };
    }),
  });
  const state = {
    reading: reading({}, { "a b": measured(0.27, 0.012), "c d": measured(3), "e f": none("no data") }),
    isStale: false,
  };
  const marks = markTrafficEdges(
    [edge("one", "a b"), edge("many", "a b", "c d", "x y"), edge("silent", "x y"), edge("unknown", "e f")],
    state,
    null,
  );
  expect([...marks].map(([key, { badge, weight }]) => `${key}: ${badge} (${weight})`)).toEqual([
    "one: 0.27 req/s · 12 ms (2)",
    "many: 3.3 req/s · 2 of 3 measured (3)",
    "unknown: no data (1)",
  ]);
  const late = markTrafficEdges([edge("one", "a b")], { ...state, isStale: true }, null);
  expect(late.get("one")).toMatchObject({ isStale: true, badge: "0.27 req/s · 12 ms, last known" });
});

test.each([
  [0, "0 req/s"],
  [0.0237, "0.024 req/s"],
  [0.0002, "<0.001 req/s"],
  [1234.5, "1235 req/s"],
])("%d requests in a second: %s", (rate, text) => expect(formatRate(rate)).toBe(text));

test.each([
  [0.00095, "0.95 ms"],
  [0.4, "400 ms"],
  [1.26, "1.3 s"],
])("%d seconds: %s", (seconds, text) => expect(formatSeconds(seconds)).toBe(text));
