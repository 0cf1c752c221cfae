import { expect, test } from "vitest";
import { toLines } from "./to-lines.ts";

test("a time without a value is a gap, neither 0 nor left out of the time, and no part of the average", () => {
  const { rows, lines } = toLines({
    seriesLabel: null,
    environments: [
      {
        id: "staging",
        name: "Staging",
        failure: null,
        series: [
          {
            labels: {},
            points: [
              [0, 1],
              [15, null],
              [30, 3],
            ],
          },
        ],
      },
      { id: "production", name: "Production", failure: null, series: [] },
    ],
  });
  expect(rows).toEqual([
    { at: 0, staging: 1 },
    { at: 15, staging: null },
    { at: 30, staging: 3 },
  ]);
  expect(lines).toMatchObject([
    { label: "Staging", last: 3, average: 2 },
    { label: "Production", last: null, average: null },
  ]);
});
