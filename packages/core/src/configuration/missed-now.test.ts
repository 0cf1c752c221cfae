import { expect, test } from "vitest";
import { type PreparationStep, platformStatusSchema } from "../platform/index.ts";
import { faultSubjects } from "./configuration-fault.ts";
import { missedNow } from "./missed-now.ts";

const faults = faultSubjects.map((about) => ({ about: [about] }));
const status = (state: PreparationStep["state"]) =>
  platformStatusSchema.parse({
    updatedAt: "2026-06-01T00:00:00Z",
    steps: [
      {
        id: "cluster",
        label: "Cluster",
        state,
        percent: 0,
        detail: "",
        startedAt: null,
        finishedAt: null,
        failure: null,
      },
    ],
  });

test("what embedded parts bring along is not missed while they come", () => {
  const missed = missedNow(faults, status("running")).flatMap(({ about }) => about);
  expect(faultSubjects.filter((about) => !missed.includes(about))).toEqual([
    "cluster",
    "workload",
    "metrics",
  ]);
});

test.each([
  ["all of them are there", status("ready")],
  ["none is embedded", null],
])("everything is missed once %s", (_, preparation) =>
  expect(missedNow(faults, preparation)).toEqual(faults),
);
