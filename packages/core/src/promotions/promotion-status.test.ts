import { expect, test } from "vitest";
import {
  type PromotionStatus,
  type PromotionStatusFacts,
  promotionStatuses,
  promotionStatusesThat,
  promotionStatusFacts,
} from "./promotion-status.ts";

// @ts-expect-error a status that is not placed does not compile
const unplaced: Record<PromotionStatus | "verified", PromotionStatusFacts> = promotionStatusFacts;

test("the record knows every status and no other", () => {
  expect(unplaced).toBe(promotionStatusFacts);
  expect(promotionStatuses).toHaveLength(6);
});

test("what holds its target is what has not ended", () => {
  expect(promotionStatusesThat(({ holdsTarget }) => holdsTarget)).toEqual(["pending", "running"]);
  expect(promotionStatusesThat(({ final }) => !final)).toEqual(["pending", "running"]);
});
