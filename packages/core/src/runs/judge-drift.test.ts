import { expect, test } from "vitest";
import { judgeDrift } from "./judge-drift.ts";
import type { PlanSummary, ResourceChange } from "./plan-summary.ts";
import { type Run, runIdSchema } from "./run.ts";
import type { RunStatus } from "./run-status.ts";

const at = new Date("2026-01-01T00:00:00Z");
const id = runIdSchema.parse("run-0000000000000000");

/** With a plan in every status; `updates` = how many changes it found. */
const run = (status: RunStatus, updates: number) =>
  ({
    id,
    status,
    statusSince: at,
    plan: { counts: { create: 0, update: updates, replace: 0, delete: 0 } },
  }) as unknown as Run;
const change = (address: string, drifted: boolean): ResourceChange => ({
  address,
  action: "update",
  type: "kubectl_manifest",
  object: null,
  drifted,
  fields: [],
});
const summary = (...changes: readonly ResourceChange[]): PlanSummary => ({
  terraformVersion: "1",
  counts: { create: 0, update: changes.length, replace: 0, delete: 0 },
  changes: [...changes],
});
const ours = change("module.network.kubectl_manifest.deny", false);
const theirs = change('module.namespace["a"].kubectl_manifest.quota', true);

test.each([
  ["nothing to change", run("planned_and_finished", 0), summary(), "in-sync", []],
  ["applied", run("applied", 2), summary(ours, theirs), "in-sync", []],
  ["planned", run("planned", 1), summary(ours), "changes-left", ["network changes-left"]],
  ["discarded", run("discarded", 1), summary(ours), "changes-left", ["network changes-left"]],
  ["failed to apply", run("errored", 1), summary(theirs), "drifted", ["namespace drifted"]],
  [
    "changed from outside, not applied yet",
    run("applying", 2),
    summary(ours, theirs),
    "drifted",
    ["network changes-left", "namespace drifted"],
  ],
  [
    "both in one module",
    run("planned", 2),
    summary(change("module.network.a.b", true), change("module.network.a.c", false)),
    "drifted",
    ["network drifted"],
  ],
  ["of the root", run("planned", 1), summary(change("kubectl_manifest.a", true)), "drifted", []],
  ["a plan that is not kept", run("planned", 1), null, "changes-left", null],
] as const)("%s", (_, planned, kept, state, modules) => {
  const drift = judgeDrift(planned, kept);
  expect(drift).toMatchObject({ state, at, runId: id });
  const told = drift.state === "never-planned" ? null : drift.modules;
  expect(told && [...told].map(([name, found]) => `${name} ${found}`)).toEqual(modules);
});

test("a workspace without a plan was never planned", () =>
  expect(judgeDrift(null, null)).toEqual({ state: "never-planned" }));
