import { expect, test } from "vitest";
import type { PreparationProgress } from "../host/index.ts";
import { WeightedProgress } from "./progress.ts";

function follow(steps: Record<string, number>, events: readonly (readonly [string, number])[]) {
  const reports: PreparationProgress[] = [];
  let nowMs = 1000;
  const weighted = Object.entries(steps).map(([id, weight]) => ({ id, weight }));
  const progress = new WeightedProgress(
    weighted,
    (report) => reports.push(report),
    () => nowMs,
  );
  for (const [id, ratio] of events) {
    nowMs += 500;
    progress.advance(id, ratio, id);
  }
  return reports;
}
const percents = (...args: Parameters<typeof follow>) => follow(...args).map(({ percent }) => percent);

test.each([
  [
    "steps count by weight",
    { a: 1, b: 3 },
    [
      ["a", 1],
      ["b", 0.5],
    ],
    [25, 62.5],
  ],
  [
    "a step that falls back is ignored",
    { a: 1, b: 1 },
    [
      ["a", 0.8],
      ["a", 0.1],
    ],
    [40, 40],
  ],
  [
    "ratios stay within 0 and 1",
    { a: 1, b: 1 },
    [
      ["a", 7],
      ["b", -1],
    ],
    [50, 50],
  ],
  [
    "100 only when all is done",
    { a: 1, b: 1e-9 },
    [
      ["a", 1],
      ["b", 1],
    ],
    [99.9, 100],
  ],
] as const)("%s", (_, steps, events, expected) => expect(percents(steps, events)).toEqual(expected));

test("elapsed time is that of the given clock, in seconds", () =>
  expect(
    follow({ a: 1 }, [
      ["a", 0],
      ["a", 1],
    ]).map(({ elapsedSeconds }) => elapsedSeconds),
  ).toEqual([0.5, 1]));
test("a step that was not announced is refused", () =>
  expect(() => follow({ a: 1 }, [["b", 1]])).toThrow(RangeError));
