import { expect, test } from "vitest";
import type { UserId } from "../access/index.ts";
import type { Layer, PlanRecord, Run, RunEvent, RunId, RunState, RunStatus } from "./index.ts";
import { transitionRun } from "./index.ts";

const at = new Date("2026-11-23T12:00:00Z");
const ada = { id: "ada" as UserId, name: "Ada" };
const bob = { id: "bob" as UserId, name: "Bob" };
const eve = { id: "eve" as UserId, name: "Eve" };
const lease = { id: "lease-1", worker: "host/1", since: at };
const digest = "a".repeat(64);
const plan: PlanRecord = {
  digest,
  configurationDigest: digest,
  lockFileDigest: digest,
  variablesDigest: digest,
  stateSerial: 3,
  counts: { create: 1, update: 0, replace: 0, delete: 0 },
};
const approvals = [{ by: bob, planDigest: digest, at }];

const states: { [Status in RunStatus]: Extract<RunState, { status: Status }> } = {
  pending: { status: "pending" },
  plan_queued: { status: "plan_queued" },
  planning: { status: "planning", lease, cancel: null },
  planned: { status: "planned", plan, approvals: [] },
  planned_and_finished: { status: "planned_and_finished", plan },
  apply_queued: { status: "apply_queued", plan, approvals },
  applying: { status: "applying", plan, approvals, lease, cancel: null },
  applied: { status: "applied", plan, approvals, applied: plan.counts },
  discarded: { status: "discarded", plan, approvals: [], by: bob, reason: "" },
  canceled: { status: "canceled", plan: null, approvals: [], by: bob },
  force_canceled: { status: "force_canceled", plan: null, approvals: [], by: bob },
  errored: {
    status: "errored",
    plan: null,
    approvals: [],
    failure: { code: "plan_failed", phase: "plan", message: "", remedy: "" },
  },
};
const statuses = Object.keys(states) as RunStatus[];

function runIn(status: RunStatus, more: object = {}): Run {
  return {
    id: "run-0000000000000000" as RunId,
    workspace: { environment: "dev" as Run["workspace"]["environment"], layer: "platform" as Layer },
    message: "",
    requestedBy: ada,
    requestedAt: at,
    statusSince: at,
    ...states[status],
    ...more,
  };
}

const unchanged = { ...plan, counts: { create: 0, update: 0, replace: 0, delete: 0 } };
const failure = { code: "apply_failed", phase: "apply", message: "no", remedy: "" } as const;
const cancel = { by: bob, at, comment: "too late" };
const kept = { host: "host", folder: "/work/greenroom-run-0" };

/** Every allowed step; whatever is not listed is refused below. */
const allowed: [RunStatus, RunEvent, RunStatus][] = [
  ["pending", { type: "turn_came" }, "plan_queued"],
  ["plan_queued", { type: "plan_started", lease }, "planning"],
  ["planning", { type: "plan_finished", leaseId: "lease-1", plan }, "planned"],
  ["planned", { type: "approved", by: bob, planDigest: digest, approvalsRequired: 1 }, "apply_queued"],
  ["apply_queued", { type: "apply_started", lease }, "applying"],
  ["apply_queued", { type: "approvals_lapsed", lost: new Map([[bob.id, "disabled"]]) }, "planned"],
  ["applying", { type: "apply_finished", leaseId: "lease-1", applied: plan.counts }, "applied"],
  ["planned", { type: "discarded", by: bob, reason: "not now" }, "discarded"],
  ["pending", { type: "cancel_requested", by: bob }, "canceled"],
  ["plan_queued", { type: "cancel_requested", by: bob }, "canceled"],
  ["planning", { type: "cancel_requested", by: bob }, "planning"],
  ["apply_queued", { type: "cancel_requested", by: bob }, "canceled"],
  ["applying", { type: "cancel_requested", by: bob }, "applying"],
  ["planning", { type: "failed", leaseId: "lease-1", failure }, "errored"],
  ["applying", { type: "failed", leaseId: "lease-1", failure }, "errored"],
  ["planning", { type: "stopped", leaseId: "lease-1", forced: false }, "errored"],
  ["applying", { type: "stopped", leaseId: "lease-1", forced: false }, "errored"],
  ["planning", { type: "worker_lost" }, "errored"],
  ["applying", { type: "worker_lost" }, "errored"],
  ["errored", { type: "state_kept", kept }, "errored"],
  ["plan_queued", { type: "attempts_used_up" }, "errored"],
  ["apply_queued", { type: "attempts_used_up" }, "errored"],
];

test.each(allowed)("%s + %j → %s", (from, event, to) => {
  expect(transitionRun(runIn(from), event, at)).toMatchObject({ ok: true, value: { status: to } });
});

const events = [...new Map(allowed.map(([, event]) => [event.type, event])).values()];
const refused = events.flatMap((event) =>
  statuses
    .filter((from) => !allowed.some(([status, listed]) => status === from && listed.type === event.type))
    .map((from): [RunStatus, RunEvent["type"], RunEvent] => [from, event.type, event]),
);
test.each(refused)("%s refuses %s", (from, _, event) => {
  expect(transitionRun(runIn(from), event, at)).toMatchObject({
    ok: false,
    error: {
      code: "status_conflict",
      message: expect.not.stringMatching(/[a-z]_[a-z]/),
    },
  });
});

test.each<[RunStatus, RunEvent, string]>([
  ["apply_queued", { type: "approved", by: eve, planDigest: digest, approvalsRequired: 1 }, "be approved"],
  ["applied", { type: "discarded", by: eve, reason: "" }, "be discarded"],
  ["applied", { type: "cancel_requested", by: eve }, "be canceled"],
])("%s says in words what it refuses", (from, event, what) => {
  const word = from === "applied" ? "Applied" : "Apply queued";
  expect(transitionRun(runIn(from), event, at)).toMatchObject({
    error: { message: `The run's status is "${word}": it cannot ${what}.` },
  });
});

test.each<[RunStatus, RunEvent, object]>([
  [
    "planned",
    { type: "approved", by: bob, planDigest: digest, approvalsRequired: 1, comment: "read" },
    { approvals: [{ by: bob, comment: "read" }] },
  ],
  ["pending", { type: "cancel_requested", by: bob, comment: "too late" }, { reason: "too late" }],
  [
    "planning",
    { type: "cancel_requested", by: bob, comment: "too late" },
    { cancel: { by: bob, comment: "too late" } },
  ],
])("%s: what is said with a decision stays with it", (from, event, value) => {
  expect(transitionRun(runIn(from), event, at)).toMatchObject({ value });
});

test("a plan without changes ends the run", () => {
  const event: RunEvent = { type: "plan_finished", leaseId: "lease-1", plan: unchanged };
  expect(transitionRun(runIn("planning"), event, at)).toMatchObject({
    ok: true,
    value: { status: "planned_and_finished" },
  });
});

test.each<[string, RunStatus, RunEvent]>([
  ["plan", "planning", { type: "plan_finished", leaseId: "lease-0", plan }],
  ["apply", "applying", { type: "apply_finished", leaseId: "lease-0", applied: null }],
  ["failure", "applying", { type: "failed", leaseId: "lease-0", failure }],
  ["stop", "applying", { type: "stopped", leaseId: "lease-0", forced: false }],
])("the %s of a worker that was given up on is refused", (_, from, event) => {
  expect(transitionRun(runIn(from), event, at)).toMatchObject({
    ok: false,
    error: { code: "lease_lost" },
  });
});

test.each([
  [false, "canceled"],
  [true, "force_canceled"],
])("interrupted on request, killed: %s → %s", (forced, status) => {
  const run = runIn("applying", { cancel });
  expect(transitionRun(run, { type: "stopped", leaseId: "lease-1", forced }, at)).toMatchObject({
    ok: true,
    value: { status, by: bob, reason: "too late" },
  });
});

test.each([
  ["another plan's digest", bob, "b".repeat(64), 1, "plan_digest_mismatch"],
  ["one's own run", ada, digest, 1, "self_approval"],
  ["a second time by the same person", eve, digest, 2, "already_approved"],
])("an approval is refused: %s", (_, by, planDigest, approvalsRequired, code) => {
  const run = runIn("planned", { approvals: [{ by: eve, planDigest: digest, at }] });
  expect(transitionRun(run, { type: "approved", by, planDigest, approvalsRequired }, at)).toMatchObject({
    ok: false,
    error: { code },
  });
});

test("an approval that lapsed while others are missing stays visible and counts no more", () => {
  const lost = new Map([[bob.id, "role_lost"] as const]);
  const lapsed = transitionRun(runIn("planned", { approvals }), { type: "approvals_lapsed", lost }, at);
  expect(lapsed).toMatchObject({
    ok: true,
    value: { status: "planned", approvals: [{ by: bob, lapsed: { why: "role_lost", at } }] },
  });
});

test("two approvals are needed where two are required", () => {
  const approve = (run: Run, by: typeof bob) =>
    transitionRun(run, { type: "approved", by, planDigest: digest, approvalsRequired: 2 }, at);
  expect(approve(runIn("planned"), bob)).toMatchObject({
    ok: true,
    value: { status: "planned", approvals: [{ by: bob }] },
  });
  expect(approve(runIn("planned", { approvals }), eve)).toMatchObject({
    ok: true,
    value: { status: "apply_queued", approvals: [{ by: bob }, { by: eve }] },
  });
});
