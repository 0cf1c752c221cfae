import { expect, test } from "vitest";
import { chartPath } from "./chart-path.ts";
import type { ChartRow } from "./to-lines.ts";

test("a gap stays a gap, and a value between two is a dot", () => {
  const rows: readonly ChartRow[] = [
    { at: 0, a: 1 },
    { at: 1, a: 2.04 },
    { at: 2, a: null },
    { at: 3, a: 4 },
    { at: 4, b: 1 },
    { at: 5, a: 0 },
  ];
  const path = chartPath(
    rows,
    "a",
    (at) => at * 10,
    (value) => value,
  );
  expect(path).toBe("M0,1L0,1L10,2M30,4L30,4M50,0L50,0");
});
