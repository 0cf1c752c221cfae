import { describe, expect, test } from "vitest";
import { environmentIdSchema } from "../environments/index.ts";
import type { Release } from "../releases/index.ts";
import type { PastPromotion } from "./past-promotion.ts";
import { initialSteps, type Promotion, promotionIdSchema } from "./promotion.ts";
import { mirrored, pastFixture, promotionFixture, releaseFixture } from "./promotion-fixture.ts";
import type { PromotionStatus } from "./promotion-status.ts";
import { rollbackOffer } from "./rollback-offer.ts";

const stage = { id: environmentIdSchema.parse("stage"), name: "Staging" };
const [before, own, after] = [releaseFixture("a"), releaseFixture("b"), releaseFixture("c")];
const otherId = promotionIdSchema.parse("00000000-0000-4000-8000-000000000200");

/** A promotion of 1.0.1 over a sound 1.0.0. */
const promotionThat = (status: PromotionStatus, applied = true): Promotion =>
  promotionFixture(status, {
    release: own,
    previousRelease: before,
    steps: initialSteps().map((step) => ({
      ...step,
      status: applied && step.name === "apply" ? "succeeded" : step.status,
    })),
  });
const asPast = (promotion: Promotion, isApplied = true): PastPromotion => ({ ...promotion, isApplied });
const newer = (status: PromotionStatus, changes: Partial<PastPromotion> = {}) =>
  pastFixture(status, { id: otherId, release: after, previousRelease: own, ...changes });

const offered = (promotion: Promotion, since: readonly PastPromotion[], running: Release | null) =>
  rollbackOffer(promotion, stage, [...since, asPast(promotion)], running);

describe("the way back is offered", () => {
  test.each<[string, PromotionStatus, readonly PastPromotion[]]>([
    ["after a failure that still runs", "failed", []],
    ["after an error that still runs", "errored", []],
    ["while a newer one waits", "failed", [newer("pending", { isApplied: false })]],
    ["after a newer one that was held at the gates", "failed", [newer("aborted", { isApplied: false })]],
    [
      "whatever happened elsewhere",
      "failed",
      [newer("succeeded", { target: environmentIdSchema.parse("dev") })],
    ],
  ])("%s", (_, status, since) =>
    expect(offered(promotionThat(status), since, own)).toEqual({ release: before, words: null }),
  );
});

describe("no way back is offered, and it is said why", () => {
  test.each<[string, readonly PastPromotion[], Release | null, string]>([
    ["once a newer one was applied", [newer("succeeded")], after, "1.0.2 was applied to Staging after this."],
    [
      "once a newer one is being applied",
      [newer("running")],
      own,
      "1.0.2 was applied to Staging after this.",
    ],
    [
      "once it was rolled back",
      [newer("succeeded", { kind: "rollback", release: before })],
      before,
      "1.0.0 was applied to Staging after this.",
    ],
    [
      "even where the same release runs again, by a newer one",
      [newer("failed", { release: own, previousRelease: after })],
      own,
      "1.0.1 was applied to Staging after this.",
    ],
    ["when somebody changed the target by hand", [], after, "Staging does not run 1.0.1."],
    ["when the digest runs from another repository", [], mirrored(own), "Staging does not run 1.0.1."],
    ["when the change never took place", [], before, "Staging does not run 1.0.1."],
    ["when it is not known what runs", [], null, "it is not known what Staging runs."],
  ])("%s", (_, since, running, why) =>
    expect(offered(promotionThat("failed"), since, running)).toEqual({
      release: null,
      words: `No rollback from here: ${why}`,
    }),
  );

  test("when nothing ran well there before", () =>
    expect(
      rollbackOffer(
        promotionThat("failed"),
        stage,
        [{ ...asPast(promotionThat("failed")), previousRelease: null }],
        own,
      ).words,
    ).toBe("No rollback from here: nothing is known to have run well in Staging before."));
});

test.each<[string, Promotion]>([
  ["waits", promotionThat("pending", false)],
  ["runs", promotionThat("running")],
  ["succeeded", promotionThat("succeeded")],
  ["was aborted", promotionThat("aborted")],
  ["broke before it changed anything", promotionThat("errored", false)],
])("a promotion that %s says nothing of going back", (_, promotion) =>
  expect(offered(promotion, [], own)).toEqual({ release: null, words: null }),
);
