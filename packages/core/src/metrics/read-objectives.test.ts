import { expect, test } from "vitest";
import { environmentSchema } from "../environments/index.ts";
import { UnavailableError } from "../result/index.ts";
import type { MetricsSource } from "./metrics-source.ts";
import { scopeFixture } from "./scope-fixture.ts";
import { readObjective } from "./read-objective.ts";

const environment = environmentSchema.parse({
  id: "dev",
  name: "Development",
  cluster: { context: "c", namespace: "dev" },
  terraform: { layers: ["platform"] },
  promotion: { from: null },
});

const scope = scopeFixture();

const read = (requests: number | null, failed: number | null) =>
  readObjective(
    {
      scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
      instant: async (_, query) => {
        const value = query.includes('code=~"5.."') ? failed : requests;
        return value === null ? [] : [{ labels: {}, value }];
      },
    },
    environment,
    scope,
    3600,
  );

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
  expect(await readObjective(away, environment, scope, 3600)).toEqual({
    kind: "unavailable",
    reason: "Prometheus could not be reached.",
  });
});

test("a service that promises nothing, or measures nothing, has no reading to be taken for kept", async () => {
  const nobody = {
    instant: () => Promise.reject(new Error("nobody should be asked")),
    scrapeInterval: () => Promise.reject(new Error("nobody should be asked")),
  };
  expect(await readObjective(nobody, environment, null, 3600)).toEqual({ kind: "none" });
  expect(await readObjective(nobody, environment, { ...scope, objective: null }, 3600)).toEqual({
    kind: "none",
  });
});
