import { expect, test } from "vitest";
import type { Environment } from "../../environments/index.ts";
import { promQlSchema, requests, type Sample } from "../../metrics/index.ts";
import { scopeFixture } from "../../metrics/scope-fixture.ts";
import { UnavailableError } from "../../result/index.ts";
import { exampleComponent, needs } from "../model-example-fixture.ts";
import { createTrafficMeter, type TrafficPlace } from "./traffic-meter.ts";
import { environmentFixture } from "../../environments/environment-fixture.ts";

const environment: Environment = environmentFixture("dev", { name: "Development" });
const traffic = (rate: string, p95?: string) => ({
  requestsPerSecond: promQlSchema.parse(rate),
  ...(p95 === undefined ? {} : { p95Seconds: promQlSchema.parse(p95) }),
});
const samples = (...values: readonly number[]): readonly Sample[] =>
  values.map((value) => ({ labels: {}, value }));
const components = [
  exampleComponent("a", {
    dependsOn: [
      needs("b", { traffic: traffic("scrapes", "scrape_seconds") }),
      needs("c", { traffic: traffic("nothing") }),
      needs("d"),
    ],
  }),
  exampleComponent("b", { traffic: traffic("requests") }),
];
const answers: Record<string, readonly Sample[]> = {
  scrapes: samples(1.2),
  scrape_seconds: samples(0.003),
  requests: samples(0),
};

function meter() {
  const state = { now: Date.parse("2026-01-01T00:00:00Z"), failing: [] as string[] };
  const { read } = createTrafficMeter({
    environments: [environment],
    metrics: {
      instant: async (_, query) => {
        if (state.failing.some((part) => query.includes(part)))
          throw new UnavailableError("prometheus", "Prometheus could not be reached.");
        return answers[query] ?? [];
      },
      scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
    },
    now: () => new Date(state.now),
  });
  return { state, read: (place: TrafficPlace | null = null) => read(components, place) };
}

test("what is bound is measured; no data is not zero", async () => {
  const { components: received, dependencies, outage } = await meter().read();
  expect(outage).toBeNull();
  expect(received).toEqual([
    {
      component: "b",
      environment: null,
      state: "measured",
      requestsPerSecond: 0,
      p95Seconds: null,
      observedAt: "2026-01-01T00:00:00.000Z",
    },
  ]);
  expect(dependencies).toMatchObject([
    { from: "a", to: "b", protocol: "gRPC", state: "measured", requestsPerSecond: 1.2, p95Seconds: 0.003 },
    { from: "a", to: "c", state: "none", reason: "no data" },
  ]);
});

test("in one environment a service has the requests of it alone there, and the rest stays what it is", async () => {
  const scope = scopeFixture();
  answers[requests(scope, "rate", 300)] = samples(7);
  const place = (services: TrafficPlace["services"]) => ({ environment, services });
  const read = async (services: TrafficPlace["services"]) => (await meter().read(place(services))).components;
  const here = { component: "b", environment: environment.id };
  expect(await read(new Map([["b", scope]]))).toMatchObject([
    { ...here, state: "measured", requestsPerSecond: 7 },
  ]);
  expect(await read(new Map([["b", "It is not in Development."]]))).toEqual([
    { ...here, state: "none", reason: "It is not in Development." },
  ]);
  expect(await read(new Map())).toMatchObject([{ component: "b", environment: null, requestsPerSecond: 0 }]);
  expect((await meter().read(place(new Map([["b", scope]])))).dependencies).toHaveLength(2);
});

test("a Prometheus that is away is said once, and what it said last stays until nobody can believe it", async () => {
  const { state, read } = meter();
  await read();
  state.failing = [""];
  state.now += 60_000;
  const away = await read();
  expect(away.outage).toEqual({
    reason: "Prometheus could not be reached.",
    answeredAt: "2026-01-01T00:00:00.000Z",
  });
  expect(away.dependencies[0]).toMatchObject({
    state: "last-known",
    requestsPerSecond: 1.2,
    observedAt: "2026-01-01T00:00:00.000Z",
  });
  expect(away.dependencies[1]).toMatchObject({ state: "none" });
  state.now += 61_000;
  expect((await read()).dependencies[0]).toMatchObject({ state: "none" });
});

test("one query that is refused is no outage", async () => {
  const { state, read } = meter();
  state.failing = ["scrape"];
  const { outage, dependencies, components: received } = await read();
  expect(outage).toBeNull();
  expect(dependencies[0]).toMatchObject({ state: "none", reason: "Prometheus could not be reached." });
  expect(received[0]).toMatchObject({ state: "measured" });
});

test("a query that answers several series is not added up in silence", async () => {
  answers["requests"] = samples(1, 2);
  expect((await meter().read()).components[0]).toMatchObject({
    state: "none",
    reason: expect.stringContaining("several series"),
  });
  answers["requests"] = samples(0);
});

test.each([
  ["sum(rate(x[5m]", false],
  ['sum(x{a="]}"})', true],
  ["up # all", false],
  ["sum)x(", false],
  ['up{a="b}', false],
])("the form of a query: %s", (query, isGood) => expect(promQlSchema.safeParse(query).success).toBe(isGood));
