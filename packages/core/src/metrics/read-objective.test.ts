import { expect, test } from "vitest";
import { environmentSchema } from "../environments/index.ts";
import { UnavailableError } from "../result/index.ts";
import { readObjective } from "./read-objective.ts";

const environment = environmentSchema.parse({
  id: "dev",
  name: "Development",
  cluster: { context: "c", namespace: "dev", workload: "go-demo", overlay: "o" },
  terraform: { layers: ["platform"] },
  promotion: { from: null },
});

const read = (requests: number | null, failed: number | null) =>
  readObjective(
    {
      instant: async (_, query) => {
        const value = query.includes('code=~"5.."') ? failed : requests;
        return value === null ? [] : [{ labels: {}, value }];
      },
    },
    environment,
    3600,
  );

test.each([
  [1000, 10, { kind: "measured", errorRatio: 0.01, requests: 1000, isKept: true }],
  [1000, 11, { kind: "measured", errorRatio: 0.011, requests: 1000, isKept: false }],
  [1000, null, { kind: "measured", errorRatio: 0, requests: 1000, isKept: true }],
  [0, 0, { kind: "no-requests" }],
  [null, null, { kind: "no-requests" }],
  [Number.NaN, null, { kind: "no-requests" }],
])("of %s requests %s failed", async (requests, failed, reading) =>
  expect(await read(requests, failed)).toEqual(reading),
);

test("a Prometheus that is away is no kept objective", async () => {
  const away = {
    instant: () => Promise.reject(new UnavailableError("prometheus", "Prometheus could not be reached.")),
  };
  expect(await readObjective(away, environment, 3600)).toEqual({
    kind: "unavailable",
    reason: "Prometheus could not be reached.",
  });
});
