import { expect, test } from "vitest";
import { environmentSchema } from "../environments/index.ts";
import { UnavailableError } from "../result/index.ts";
import type { MetricsSource } from "./metrics-source.ts";
import { scopeFixture } from "./scope-fixture.ts";
import { readObjectives } from "./read-objectives.ts";

const environment = environmentSchema.parse({
  id: "dev",
  name: "Development",
  cluster: { context: "c", namespace: "dev" },
  terraform: { layers: ["platform"] },
  promotion: { from: null },
});

const scope = scopeFixture();

/** Answers as Prometheus does to the parts of a query, each of which has a name; and remembers what was asked. */
function answering(valueOf: (name: string, query: string) => number | null) {
  const queries: string[] = [];
  const metrics: Pick<MetricsSource, "instant" | "scrapeInterval"> = {
    scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
    async instant(_, query) {
      queries.push(query);
      return [...query.matchAll(/label_replace\((.*?), "greenroom_asked", "(\d+ \w+)", "", ""\)/g)].flatMap(
        ([, asked = "", name = ""]) => {
          const value = valueOf(name, asked);
          return value === null ? [] : [{ labels: { greenroom_asked: name }, value }];
        },
      );
    },
  };
  return { metrics, queries };
}

const read = async (requests: number | null, failed: number | null) => {
  const { metrics } = answering((name) => (name.endsWith("failed") ? failed : requests));
  return (await readObjectives(metrics, [{ environment, scope }], 3600))[0];
};

const measured = {
  kind: "measured",
  errorRatioMax: 0.01,
  requests: 1000,
  counted: "all requests; /demo/random-error is left out: it fails by design",
};

test.each([
  [1000, 10, { ...measured, errorRatio: 0.01, isKept: true }],
  [1000, 11, { ...measured, errorRatio: 0.011, isKept: false }],
  [1000, null, { ...measured, errorRatio: 0, isKept: true }],
  [0, 0, { kind: "no-requests" }],
  [null, null, { kind: "no-requests" }],
  [Number.NaN, null, { kind: "no-requests" }],
])("of %s requests %s failed", async (requests, failed, reading) =>
  expect(await read(requests, failed)).toEqual(reading),
);

test("a Prometheus that is away is no kept objective", async () => {
  const away: Pick<MetricsSource, "instant" | "scrapeInterval"> = {
    scrapeInterval: async () => ({ kind: "unavailable", reason: "Prometheus could not be reached." }),
    instant: () => Promise.reject(new UnavailableError("prometheus", "Prometheus could not be reached.")),
  };
  expect(await readObjectives(away, [{ environment, scope }], 3600)).toEqual([
    { kind: "unavailable", reason: "Prometheus could not be reached." },
  ]);
});

test("a service that promises nothing, or measures nothing, has no reading to be taken for kept", async () => {
  const nobody = {
    instant: () => Promise.reject(new Error("nobody should be asked")),
    scrapeInterval: () => Promise.reject(new Error("nobody should be asked")),
  };
  const asked = [null, { ...scope, objective: null }].map((each) => ({ environment, scope: each }));
  expect(await readObjectives(nobody, asked, 3600)).toEqual([{ kind: "none" }, { kind: "none" }]);
});

test("many services of one Prometheus are asked for in one query, each Prometheus by itself", async () => {
  const other = { ...environment, prometheus: { url: "http://other:9090" } };
  const service = (id: string) => ({ ...scope, matchers: { namespace: "dev", service: id } });
  const asked = [
    { environment, scope: service("a") },
    { environment: other, scope: service("b") },
    { environment, scope: null },
    { environment, scope: service("c") },
  ];
  const { metrics, queries } = answering((name, query) => {
    const failed = { a: 1, b: 2, c: 3 }[/service="(\w)"/.exec(query)?.[1] ?? ""] ?? 0;
    return name.endsWith("failed") ? failed : 100;
  });
  const readings = await readObjectives(metrics, asked, 3600);
  expect(queries).toHaveLength(2);
  expect(
    readings.map((reading) => (reading.kind === "measured" ? reading.errorRatio : reading.kind)),
  ).toEqual([0.01, 0.02, "none", 0.03]);
});

test("a hundred services of one Prometheus take three queries", async () => {
  const { metrics, queries } = answering(() => 1);
  const asked = Array.from({ length: 100 }, () => ({ environment, scope }));
  expect(await readObjectives(metrics, asked, 3600)).toHaveLength(100);
  expect(queries).toHaveLength(3);
});
