import { expect, test } from "vitest";
import { markersAt, toLines } from "./to-lines.ts";

const known = ["staging", "production"];

test("a time without a value is a gap, neither 0 nor left out of the time, and no part of the average", () => {
  const { rows, lines } = toLines(
    {
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
    },
    known,
  );
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

test("an environment keeps its colour when it is shown alone", () => {
  const measured = (id: string) => ({
    id,
    name: id,
    failure: null,
    series: [{ labels: {}, points: [[0, 1] satisfies [number, number]] }],
  });
  const colourIn = (shown: readonly string[]) =>
    toLines({ seriesLabel: null, environments: shown.map(measured) }, known).lines.find(
      ({ key }) => key === "production",
    )?.color;
  expect(colourIn(["production"])).toBe(colourIn(known));
});

test("a promotion is named at the one point that is nearest to it", () => {
  const rows = [0, 60, 120].map((at) => ({ at }));
  const marker = (at: number, label: string) => ({ at, label, environment: "dev" });
  const view = { markers: [marker(29, "dev to 1"), marker(31, "dev to 2"), marker(90, "dev to 3")] };
  expect(rows.map(({ at }) => markersAt(view, rows, at))).toEqual([
    ["dev to 1"],
    ["dev to 2", "dev to 3"],
    [],
  ]);
});
