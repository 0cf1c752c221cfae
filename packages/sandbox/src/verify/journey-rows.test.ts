import { expect, test } from "vitest";
import { journeyReportSchema, journeyRows } from "./journey-rows.ts";

const spec = (title: string, status: string, ...durations: number[]) => ({
  title,
  ok: status !== "unexpected",
  tests: [{ status, results: durations.map((duration) => ({ duration })) }],
});

test("a journey that was skipped after another's failure was not run", () => {
  const report = journeyReportSchema.parse({
    suites: [
      {
        specs: [
          spec("goes", "expected", 1_500),
          spec("goes at the second time", "flaky", 1_000, 2_000),
          spec("fails", "unexpected", 60_000),
          spec("is skipped", "skipped", 0),
        ],
        suites: [{ specs: [spec("is skipped without a word", "skipped")] }],
      },
    ],
  });
  expect(journeyRows(report)).toEqual([
    { title: "goes", outcome: "passed", seconds: 1.5 },
    { title: "goes at the second time", outcome: "passed", seconds: 3 },
    { title: "fails", outcome: "failed", seconds: 60 },
    { title: "is skipped", outcome: "not run", seconds: 0 },
    { title: "is skipped without a word", outcome: "not run", seconds: 0 },
  ]);
});
