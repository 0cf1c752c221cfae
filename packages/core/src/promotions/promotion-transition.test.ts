import { describe, expect, test } from "vitest";
import type { Promotion } from "./promotion.ts";
import { promotionFixture } from "./promotion-fixture.ts";
import { type PromotionEvent, transitionPromotion } from "./promotion-transition.ts";

const at = "2026-01-01T00:00:09.000Z";
const olga = { id: "olga", name: "Olga" };
const paul = { id: "paul", name: "Paul" };
const inProd = { approvalsRequired: 1 };
const approved = { ...inProd, approvals: [{ by: paul, at }] };

test.each<[Promotion, PromotionEvent, string]>([
  [promotionFixture("pending"), { type: "started" }, "running"],
  [promotionFixture("pending", approved), { type: "started" }, "running"],
  [promotionFixture("pending"), { type: "abort_requested", by: olga }, "aborted"],
  [promotionFixture("pending"), { type: "errored", outcome: "worker lost" }, "errored"],
  [promotionFixture("running"), { type: "abort_requested", by: olga }, "running"],
  [promotionFixture("running"), { type: "succeeded", outcome: "ok" }, "succeeded"],
  [promotionFixture("running"), { type: "failed", outcome: "ImagePullBackOff" }, "failed"],
  [promotionFixture("running"), { type: "errored", outcome: "worker lost" }, "errored"],
  [promotionFixture("running"), { type: "aborted", outcome: "by Olga" }, "aborted"],
])("%o on %o", (promotion, event, status) =>
  expect(transitionPromotion(promotion, event, at)).toMatchObject({ ok: true, value: { status } }),
);

test.each<[string, Promotion, PromotionEvent, string]>([
  [
    "no start without the approvals",
    promotionFixture("pending", inProd),
    { type: "started" },
    "promotion_not_approved",
  ],
  ["no second start", promotionFixture("running"), { type: "started" }, "promotion_not_pending"],
  [
    "no self-approval",
    promotionFixture("pending", inProd),
    { type: "approved", by: olga },
    "promotion_self_approval",
  ],
  [
    "no approval twice",
    promotionFixture("pending", approved),
    { type: "approved", by: paul },
    "promotion_already_approved",
  ],
  [
    "no approval of what runs",
    promotionFixture("running"),
    { type: "approved", by: paul },
    "promotion_not_pending",
  ],
  [
    "no success before the start",
    promotionFixture("pending"),
    { type: "succeeded", outcome: "" },
    "promotion_not_running",
  ],
  [
    "a failure stays one",
    promotionFixture("failed"),
    { type: "succeeded", outcome: "" },
    "promotion_already_finished",
  ],
  [
    "a success stays one",
    promotionFixture("succeeded"),
    { type: "errored", outcome: "" },
    "promotion_already_finished",
  ],
  [
    "no abort after the end",
    promotionFixture("succeeded"),
    { type: "abort_requested", by: olga },
    "promotion_already_finished",
  ],
  [
    "no step after the end",
    promotionFixture("aborted"),
    { type: "step_started", step: "apply", detail: "" },
    "promotion_not_running",
  ],
])("%s", (_name, promotion, event, code) =>
  expect(transitionPromotion(promotion, event, at)).toMatchObject({ ok: false, error: { code } }),
);

describe("steps", () => {
  test("keep what happened: a failure ends the running one and skips the rest", () => {
    const started = transitionPromotion(
      promotionFixture("running"),
      { type: "step_started", step: "check", detail: "" },
      at,
    );
    const failed =
      started.ok && transitionPromotion(started.value, { type: "failed", outcome: "bad image" }, at);
    expect(failed && failed.ok && failed.value.steps.map(({ status, detail }) => [status, detail])).toEqual([
      ["failed", "bad image"],
      ["skipped", ""],
      ["skipped", ""],
      ["skipped", ""],
    ]);
  });

  test("a resumed step keeps its first start", () => {
    const first = transitionPromotion(
      promotionFixture("running"),
      { type: "step_started", step: "apply", detail: "" },
      at,
    );
    const again =
      first.ok &&
      transitionPromotion(
        first.value,
        { type: "step_started", step: "apply", detail: "again" },
        "2026-01-01T01:00:00.000Z",
      );
    expect(again && again.ok && again.value.steps[1]).toMatchObject({ startedAt: at, detail: "again" });
  });
});
