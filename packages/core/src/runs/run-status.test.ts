import { expect, test } from "vitest";
import {
  isPhaseOver,
  type RunStatus,
  type RunStatusFacts,
  runStatuses,
  runStatusesThat,
  runStatusFacts,
} from "./run-status.ts";

// @ts-expect-error a status that is not placed does not compile
const unplaced: Record<RunStatus | "policy_checking", RunStatusFacts> = runStatusFacts;

test("the record knows every status and no other", () => {
  expect(unplaced).toBe(runStatusFacts);
  expect(runStatuses).toHaveLength(12);
});

test("what executes or is queued holds its workspace; what is final does not", () => {
  expect(runStatusesThat(({ executing }) => executing !== null)).toEqual(["planning", "applying"]);
  expect(runStatusesThat(({ queued }) => queued !== null)).toEqual(["plan_queued", "apply_queued"]);
  expect(
    runStatusesThat(
      ({ executing, queued, final, holdsWorkspace }) =>
        (executing !== null || queued !== null) !== holdsWorkspace || (final && holdsWorkspace),
    ),
  ).toEqual(["planned"]);
});

test.each<[RunStatus, boolean, boolean]>([
  ["planning", false, false],
  ["planned", true, false],
  ["applying", true, false],
  ["applied", true, true],
  ["discarded", true, true],
])("%s: the plan's log is whole: %s, the apply's: %s", (status, plan, apply) => {
  expect([isPhaseOver(status, "plan"), isPhaseOver(status, "apply")]).toEqual([plan, apply]);
});
