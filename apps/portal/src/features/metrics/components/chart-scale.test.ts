import { expect, test } from "vitest";
import { timeTicks, valueTicks } from "./chart-scale.ts";

test.each([
  [1, [0, 0.25, 0.5, 0.75, 1]],
  [0.01, [0, 0.0025, 0.005, 0.0075, 0.01]],
  [0.3, [0, 0.1, 0.2, 0.3]],
  [7.3, [0, 2, 4, 6, 8]],
  [160_000_000, [0, 40_000_000, 80_000_000, 120_000_000, 160_000_000].map((value) => value * 1.25)],
])("up to %d the axis says round values", (largest, ticks) => {
  const found = valueTicks(largest);
  expect(found.at(-1)).toBeGreaterThanOrEqual(largest);
  expect(found).toEqual(ticks);
});

test("times stand at whole parts of an hour, of the reader's day where it is longer, and have room", () => {
  const noon = Date.UTC(2026, 0, 5, 12) / 1000;
  expect(timeTicks(noon - 900, noon, 400, 0)).toEqual([noon - 900, noon - 600, noon - 300, noon]);
  const halfPastFive = 5.5 * 3600;
  for (const at of timeTicks(noon - 86_400, noon, 500, halfPastFive))
    expect((at + halfPastFive) % 14_400).toBe(0);
  expect(timeTicks(noon - 900, noon, 10, 0).length).toBeLessThanOrEqual(2);
});
