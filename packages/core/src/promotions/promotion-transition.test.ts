import { describe, expect, test } from "vitest";
import type { Promotion } from "./promotion.ts";
import { actorFixture, leaseFixture, promotionFixture, requestedAt } from "./promotion-fixture.ts";
import { type PromotionEvent, transitionPromotion } from "./promotion-transition.ts";

const at = new Date("2026-01-01T00:00:09.000Z");
const [olga, paul] = [actorFixture("Olga"), actorFixture("Paul")];
const inProd = { approvalsRequired: 1 };
const approved = { ...inProd, approvals: [{ by: paul, at }] };
const lease = { id: "lease-1", worker: "host/1" };
const leaseId = lease.id;
const claimed: PromotionEvent = { type: "claimed", lease };
const abort = { by: olga, at: requestedAt };
const aborting = { abort };
const unattended = { lease: null };

test.each<[string, Promotion, PromotionEvent, string]>([
  ["a worker begins", promotionFixture("pending"), claimed, "running"],
  ["a worker begins what was approved", promotionFixture("pending", approved), claimed, "running"],
  ["a worker goes on", promotionFixture("running", unattended), claimed, "running"],
  ["aborted before it began", promotionFixture("pending"), { type: "abort_requested", by: olga }, "aborted"],
  [
    "a running one hears of it",
    promotionFixture("running"),
    { type: "abort_requested", by: olga },
    "running",
  ],
  [
    "without a worker nobody hears of it",
    promotionFixture("running", unattended),
    { type: "abort_requested", by: olga },
    "aborted",
  ],
  ["its worker stopped", promotionFixture("running", aborting), { type: "stopped", leaseId }, "aborted"],
  ["its worker leaves", promotionFixture("running"), { type: "released", leaseId }, "running"],
  [
    "its worker leaves a wish",
    promotionFixture("running", aborting),
    { type: "released", leaseId },
    "aborted",
  ],
  ["its worker is lost", promotionFixture("running"), { type: "worker_lost" }, "running"],
  ["lost with a wish", promotionFixture("running", aborting), { type: "worker_lost" }, "aborted"],
  ["nobody takes it", promotionFixture("pending"), { type: "attempts_used_up" }, "errored"],
  ["nobody goes on", promotionFixture("running", unattended), { type: "attempts_used_up" }, "errored"],
  ["good", promotionFixture("running"), { type: "succeeded", leaseId, outcome: "ok" }, "succeeded"],
  ["bad", promotionFixture("running"), { type: "failed", leaseId, outcome: "ImagePullBackOff" }, "failed"],
  ["broken", promotionFixture("running"), { type: "errored", leaseId, outcome: "no answer" }, "errored"],
  ["held", promotionFixture("running"), { type: "aborted", leaseId, outcome: "at the gates" }, "aborted"],
])("%s", (_, promotion, event, status) =>
  expect(transitionPromotion(promotion, event, at)).toMatchObject({ ok: true, value: { status } }),
);

test("what has ended is held by nobody", () => {
  const ended = transitionPromotion(
    promotionFixture("running"),
    { type: "succeeded", leaseId, outcome: "ok" },
    at,
  );
  expect(ended.ok && ended.value).not.toHaveProperty("lease");
});

test.each<[string, Promotion, PromotionEvent, string]>([
  ["no start without the approvals", promotionFixture("pending", inProd), claimed, "not_approved"],
  ["no second worker", promotionFixture("running"), claimed, "lease_held"],
  ["no start after the end", promotionFixture("aborted"), claimed, "status_conflict"],
  ["no self-approval", promotionFixture("pending", inProd), { type: "approved", by: olga }, "self_approval"],
  [
    "no approval twice",
    promotionFixture("pending", approved),
    { type: "approved", by: paul },
    "already_approved",
  ],
  [
    "no approval of what runs",
    promotionFixture("running"),
    { type: "approved", by: paul },
    "status_conflict",
  ],
  [
    "no success before the start",
    promotionFixture("pending"),
    { type: "succeeded", leaseId, outcome: "" },
    "status_conflict",
  ],
  ["a failure stays one", promotionFixture("failed"), { type: "attempts_used_up" }, "status_conflict"],
  [
    "no abort after the end",
    promotionFixture("succeeded"),
    { type: "abort_requested", by: olga },
    "status_conflict",
  ],
  [
    "no step after the end",
    promotionFixture("aborted"),
    { type: "step_started", leaseId, step: "apply", detail: "" },
    "status_conflict",
  ],
  [
    "no step after an abort",
    promotionFixture("running", aborting),
    { type: "step_started", leaseId, step: "apply", detail: "" },
    "stop_requested",
  ],
  [
    "no stop that nobody asked for",
    promotionFixture("running"),
    { type: "stopped", leaseId },
    "status_conflict",
  ],
  ["no end while a worker is at it", promotionFixture("running"), { type: "attempts_used_up" }, "lease_held"],
])("%s", (_name, promotion, event, code) =>
  expect(transitionPromotion(promotion, event, at)).toMatchObject({ ok: false, error: { code } }),
);

test.each<PromotionEvent>([
  { type: "gates_judged", leaseId: "lease-0", gates: [] },
  { type: "step_started", leaseId: "lease-0", step: "apply", detail: "" },
  { type: "step_progressed", leaseId: "lease-0", step: "apply", detail: "" },
  { type: "step_finished", leaseId: "lease-0", step: "apply", detail: "" },
  { type: "succeeded", leaseId: "lease-0", outcome: "" },
  { type: "failed", leaseId: "lease-0", outcome: "" },
  { type: "errored", leaseId: "lease-0", outcome: "" },
  { type: "aborted", leaseId: "lease-0", outcome: "" },
  { type: "stopped", leaseId: "lease-0" },
  { type: "released", leaseId: "lease-0" },
])("a worker that lost its lease can say nothing: $type", (event) => {
  for (const held of [leaseFixture, null])
    expect(transitionPromotion(promotionFixture("running", { lease: held }), event, at)).toMatchObject({
      ok: false,
      error: { code: "lease_lost" },
    });
});

test("what is said with a decision stays with it", () => {
  const comment = "read and fine";
  const decided = (event: PromotionEvent) =>
    transitionPromotion(promotionFixture("pending", inProd), event, at);
  expect(decided({ type: "approved", by: paul, comment })).toMatchObject({
    value: { approvals: [{ by: paul, comment }] },
  });
  expect(decided({ type: "abort_requested", by: olga, comment })).toMatchObject({
    value: { status: "aborted", abort: { by: olga, at, comment } },
  });
});

describe("an abort tells what became of the target", () => {
  test.each([
    ["waiting", "Aborted by Olga before anything was changed."],
    ["running", "Aborted by Olga. What was applied before stays as it is."],
  ] as const)("with the apply %s", (status, outcome) => {
    const running = promotionFixture("running", aborting);
    const steps = running.steps.map((step) => (step.name === "apply" ? { ...step, status } : step));
    expect(transitionPromotion({ ...running, steps }, { type: "stopped", leaseId }, at)).toMatchObject({
      value: { status: "aborted", outcome },
    });
  });
});

describe("steps", () => {
  const step = (promotion: Promotion, name: "check" | "apply", when = at) => {
    const started = transitionPromotion(
      promotion,
      { type: "step_started", leaseId, step: name, detail: name },
      when,
    );
    if (!started.ok) throw new Error(started.error.message);
    return started.value;
  };

  test("keep what happened: a failure ends the running one and skips the rest", () => {
    const failed = transitionPromotion(
      step(promotionFixture("running"), "check"),
      { type: "failed", leaseId, outcome: "bad image" },
      at,
    );
    expect(failed.ok && failed.value.steps.map(({ status, detail }) => [status, detail])).toEqual([
      ["failed", "bad image"],
      ["skipped", ""],
      ["skipped", ""],
      ["skipped", ""],
    ]);
  });

  test("a resumed step keeps its first start", () => {
    const first = step(promotionFixture("running"), "apply");
    const lost = transitionPromotion(first, { type: "worker_lost" }, at);
    const next = lost.ok && transitionPromotion(lost.value, claimed, at);
    const again = next && next.ok && step(next.value, "apply", new Date("2026-01-01T01:00:00.000Z"));
    expect(again && again.steps[1]).toMatchObject({ status: "running", startedAt: at });
  });
});
