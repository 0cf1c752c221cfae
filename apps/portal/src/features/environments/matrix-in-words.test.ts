import { expect, test } from "vitest";
import type { EnvironmentSummary, LayerSummary, ServiceSummary } from "./contract.ts";
import { toMatrix } from "./matrix.ts";
import { matrixInWords } from "./matrix-in-words.ts";
import { environmentSummary, layerSummary, serviceSummary } from "./summary-fixture.ts";

const rollout = (status: NonNullable<ServiceSummary["rollout"]>["status"]): Partial<ServiceSummary> => {
  const seen = serviceSummary().rollout;
  return { rollout: seen && { ...seen, status } };
};
const away = {
  state: "unreachable",
  since: "2026-01-02T00:00:00.000Z",
  lastEventAt: null,
  reason: "Refused.",
} as const;
const of = (service: Partial<ServiceSummary>) => ({ services: [serviceSummary(service)] });
const ofLayer = (layer: Partial<LayerSummary>) => ({ layers: [layerSummary(layer)] });

test.each<[string, Partial<EnvironmentSummary>, string]>([
  ["all is well", {}, "nothing needs a look"],
  ["its workload is degraded", of(rollout("Degraded")), "1 place needs a look"],
  ["its workload is not there", of({ rollout: null }), "1 place needs a look"],
  ["its cluster is away", of({ connection: away }), "1 place needs a look"],
  [
    "its component is not in the model",
    of({ component: { kind: "unknown", id: "moon" } }),
    "1 place needs a look",
  ],
  ["what a workload does is not known", of(rollout("Unknown")), "of 1 place not all is known"],
  [
    "Prometheus gives no answer",
    of({ objective: { kind: "unavailable", reason: "Refused." } }),
    "of 1 place not all is known",
  ],
  [
    "Prometheus gives no answer while pods move",
    of({ ...rollout("Progressing"), objective: { kind: "unavailable", reason: "Refused." } }),
    "of 1 place not all is known",
  ],
  ["it moves", of(rollout("Progressing")), "nothing needs a look"],
  ["it is not measured", of({ objective: null }), "nothing needs a look"],
  ["a layer drifted", ofLayer({ drift: "drifted" }), "1 place needs a look"],
  ["no plan says whether a layer drifted", ofLayer({ drift: null }), "of 1 place not all is known"],
  ["a layer was never applied", ofLayer({ state: null, drift: null, run: null }), "nothing needs a look"],
  ["a check fires", { firing: 1 }, "1 check fires"],
  ["nobody knows what fires", { firing: null }, "what fires is not known"],
  ["what fires is out of reach", { firing: null, reach: "services", layers: [] }, "nothing needs a look"],
  [
    "several things at once",
    { ...of(rollout("Degraded")), ...ofLayer({ drift: null }), firing: 3 },
    "1 place needs a look, 3 checks fire, of 1 place not all is known",
  ],
])("%s", (_, changes, said) =>
  expect(matrixInWords(toMatrix([environmentSummary("prod", changes)]), 0)).toBe(
    `1 service in 1 environment; ${said}.`,
  ),
);

test("what is so in several environments is counted", () => {
  const degraded = of(rollout("Degraded"));
  const summaries = ["dev", "prod"].map((id) => environmentSummary(id, { ...degraded, firing: 1 }));
  expect(matrixInWords(toMatrix(summaries), 0)).toBe(
    "1 service in 2 environments; 2 places need a look, 2 checks fire.",
  );
});

test("what the configuration leaves out is in no cell, and said all the same", () =>
  expect(matrixInWords(toMatrix([environmentSummary("prod")]), 2)).toBe(
    "1 service in 1 environment; the configuration has 2 faults.",
  ));

test("without an environment there is nothing to count", () =>
  expect(matrixInWords(toMatrix([]), 0)).toBe("No environment is within your reach."));
