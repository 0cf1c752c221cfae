import { expect, test } from "vitest";
import { formatValue } from "./format-value.ts";
import { toLines } from "./to-lines.ts";

test.each([
  [0.034, "ratio", "3.4 %"],
  [0, "ratio", "0 %"],
  [0.0123, "seconds", "12 ms"],
  [1.5, "seconds", "1.5 s"],
  [12.4, "requests/s", "12/s"],
  [10_485_760, "bytes", "10 MiB"],
] as const)("%s in %s is %s", (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

const known = ["dev", "stage", "prod"];
const series = (points: [number, number | null][]) => ({ labels: {}, points });

test("a gap in one environment stays a gap beside another one's values", () => {
  const { rows, lines } = toLines(
    {
      seriesLabel: null,
      environments: [
        {
          id: "dev",
          name: "Development",
          failure: null,
          series: [
            series([
              [0, 1],
              [15, null],
            ]),
          ],
        },
        {
          id: "stage",
          name: "Staging",
          failure: null,
          series: [
            series([
              [0, null],
              [15, 2],
            ]),
          ],
        },
        {
          id: "prod",
          name: "Production",
          failure: { reason: "Prometheus could not be reached.", lastAnsweredAt: null },
          series: [],
        },
      ],
    },
    known,
  );
  expect(lines.map(({ label }) => label)).toEqual(["Development", "Staging"]);
  expect(rows).toEqual([
    { at: 0, dev: 1, stage: null },
    { at: 15, dev: null, stage: 2 },
  ]);
});

test("last and average count what was measured, and are absent where nothing was", () => {
  const { lines } = toLines(
    {
      seriesLabel: null,
      environments: [
        {
          id: "dev",
          name: "dev",
          failure: null,
          series: [
            series([
              [0, 1],
              [15, 3],
              [30, null],
            ]),
          ],
        },
        { id: "stage", name: "stage", failure: null, series: [series([[0, null]])] },
      ],
    },
    known,
  );
  expect(lines.map(({ last, average }) => [last, average])).toEqual([
    [3, 2],
    [null, null],
  ]);
});

test("an environment that answered without data is named beside the others", () => {
  const { lines } = toLines(
    {
      seriesLabel: null,
      environments: [{ id: "prod", name: "Production", failure: null, series: [] }],
    },
    known,
  );
  expect(lines).toMatchObject([{ label: "Production", last: null }]);
});
