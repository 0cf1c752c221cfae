import { expect, test } from "vitest";
import { executionTiming, silentInWords } from "./index.ts";

test("each time leaves room for the one that must come before it", () => {
  const { heartbeatSeconds, ownStopSeconds, givenUpSeconds, lookForSilentSeconds, claimAgainSeconds } =
    executionTiming;
  expect(heartbeatSeconds * 5).toBeLessThan(ownStopSeconds);
  // A worker that is cut off has to end what it does, Terraform's interrupt included, before others go on.
  expect(givenUpSeconds - ownStopSeconds).toBeGreaterThanOrEqual(10);
  expect(givenUpSeconds + lookForSilentSeconds + claimAgainSeconds).toBeLessThan(35);
});

test("what people read is made from it", () => {
  expect(silentInWords).toBe(`was not heard from for ${executionTiming.givenUpSeconds} seconds`);
});
