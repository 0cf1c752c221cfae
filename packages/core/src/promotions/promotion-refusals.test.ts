import { expect, test } from "vitest";
import { actorFixture, promotionFixture } from "./promotion-fixture.ts";
import { promotionStatuses } from "./promotion-status.ts";
import { type PromotionEvent, type PromotionEventType, transitionPromotion } from "./promotion-transition.ts";

const by = actorFixture("Paul");
const lease = { id: "lease-1", worker: "host/1" };
const report = { leaseId: lease.id };
const step = { ...report, step: "apply", detail: "" } as const;
const end = { ...report, outcome: "" };

const events: { readonly [Type in PromotionEventType]: PromotionEvent<Type> } = {
  approved: { type: "approved", by },
  approvals_lapsed: { type: "approvals_lapsed", lost: new Map() },
  abort_requested: { type: "abort_requested", by },
  claimed: { type: "claimed", lease },
  gates_judged: { type: "gates_judged", ...report, gates: [] },
  step_started: { type: "step_started", ...step },
  step_progressed: { type: "step_progressed", ...step },
  step_finished: { type: "step_finished", ...step },
  succeeded: { type: "succeeded", ...end },
  failed: { type: "failed", ...end },
  errored: { type: "errored", ...end },
  aborted: { type: "aborted", ...end },
  stopped: { type: "stopped", ...report },
  released: { type: "released", ...report },
  worker_lost: { type: "worker_lost" },
  attempts_used_up: { type: "attempts_used_up" },
};

const identifier = /[a-z]_[a-z]|cannot take|\b(pending|running|succeeded|errored|aborted)\b/;
const sentence = /^[A-Z].*\.$/;

test.each(promotionStatuses)("whatever a promotion that is %s refuses, it refuses in words", (status) => {
  const refused = Object.values(events).flatMap((event) => {
    const outcome = transitionPromotion(promotionFixture(status), event, new Date(0));
    return outcome.ok ? [] : [outcome.error];
  });
  expect(refused).not.toEqual([]);
  const speaksAsMachine = refused.filter(
    ({ code, message, remedy = "" }) =>
      !sentence.test(message) ||
      identifier.test(message) ||
      // Of what has moved on somebody sees the rest after a reload.
      (code === "status_conflict" && !sentence.test(remedy)),
  );
  expect(speaksAsMachine).toEqual([]);
});
