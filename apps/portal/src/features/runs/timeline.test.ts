import type { RunStatus } from "@greenroom/core/runs";
import { expect, test } from "vitest";
import type { RunDetailView } from "./run-view.ts";
import { timelineOf } from "./timeline.ts";

const digest = "a".repeat(64);
const counts = { create: 1, update: 0, replace: 0, delete: 0 };
const plan = {
  digest,
  configurationDigest: digest,
  lockFileDigest: digest,
  variablesDigest: digest,
  stateSerial: null,
  counts,
};

function run(status: RunStatus, more: Partial<RunDetailView> = {}): RunDetailView {
  return {
    id: "run-0000000000000000",
    environment: "dev",
    layer: "platform",
    status,
    message: "",
    requestedBy: "Ada",
    requestedAt: "2026-11-23T12:00:00Z",
    statusSince: "2026-11-23T12:00:00Z",
    counts,
    heldBack: null,
    plan,
    summary: null,
    approvals: [{ by: "Bob", at: "2026-11-23T12:01:00Z", comment: null, lapsed: null }],
    failure: null,
    applied: null,
    cancelRequestedBy: null,
    endedBy: null,
    reason: null,
    steps: [],
    waitsFor: null,
    decisions: { approve: null, discard: null, cancel: null, approvals: { given: 1, required: 1 } },
    phases: ["plan"],
    ...more,
  };
}

const unplanned = { plan: null, approvals: [], phases: [] };
test.each<[RunStatus, Partial<RunDetailView>, string[]]>([
  ["pending", { ...unplanned, waitsFor: "run-1" }, ["Done", "Pending"]],
  ["plan_queued", unplanned, ["Done", "Queued"]],
  ["planning", unplanned, ["Done", "Planning"]],
  ["planning", { ...unplanned, cancelRequestedBy: "Bob" }, ["Done", "Canceling"]],
  ["planned", {}, ["Done", "Finished", "Waiting"]],
  ["planned_and_finished", {}, ["Done", "Finished"]],
  ["discarded", { endedBy: "Bob", reason: "no" }, ["Done", "Finished", "Discarded"]],
  ["apply_queued", {}, ["Done", "Finished", "Approved", "Queued"]],
  ["applying", {}, ["Done", "Finished", "Approved", "Applying"]],
  ["applied", {}, ["Done", "Finished", "Approved", "Applied"]],
  ["errored", {}, ["Done", "Finished", "Approved", "Errored"]],
  ["errored", unplanned, ["Done", "Errored"]],
  ["canceled", unplanned, ["Done", "Canceled"]],
])("%s %j: %j", (status, more, words) => {
  expect(timelineOf(run(status, more)).map(({ word }) => word)).toEqual(words);
});

const lapsed = "The approval of Bob no longer counts: this person has been disabled.";
test.each<[RunStatus, number, string, string]>([
  ["planned", 0, "Waiting", `0 of 1 given, not by Ada. ${lapsed}`],
  ["apply_queued", 0, "Lapsed", lapsed],
  ["applied", 1, "Approved", "by Eve (“read”)"],
])("an approval that no longer counts, of a run that is %s", (status, given, word, text) => {
  const approvals = [
    { by: "Bob", at: "2026-11-23T12:01:00Z", comment: null, lapsed },
    ...(given ? [{ by: "Eve", at: "2026-11-23T12:02:00Z", comment: "read", lapsed: null }] : []),
  ];
  const decisions = { approve: null, discard: null, cancel: null, approvals: { given, required: 1 } };
  const entry = timelineOf(run(status, { approvals, decisions })).find(({ key }) => key === "approval");
  expect(entry).toMatchObject({ word, text });
});

const heldBack = "Waiting for OpenTofu to be built.";
test.each<[RunStatus, Partial<RunDetailView>, string]>([
  ["pending", { heldBack }, heldBack],
  ["pending", { heldBack, waitsFor: "run-1" }, "Waits until run-1 has ended."],
  ["pending", {}, "Waits until the run before it has ended."],
  ["plan_queued", { heldBack }, heldBack],
  ["plan_queued", {}, "Waits for a worker."],
])("what a run that is %s with %j waits for", (status, more, text) => {
  expect(timelineOf(run(status, { ...unplanned, ...more })).at(-1)?.text).toBe(text);
});
