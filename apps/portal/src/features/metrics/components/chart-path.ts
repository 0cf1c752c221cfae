import type { ChartRow } from "./to-lines.ts";

/** SVG path data of one line. A time without a value is a gap; a value between two gaps is a dot, if the stroke's ends
 * are round. */
export function chartPath(
  rows: readonly ChartRow[],
  key: string,
  toX: (at: number) => number,
  toY: (value: number) => number,
): string {
  let path = "";
  let isDrawing = false;
  for (const row of rows) {
    const value = row[key] ?? null;
    if (value !== null) {
      const point = `${round(toX(row.at))},${round(toY(value))}`;
      path += isDrawing ? `L${point}` : `M${point}L${point}`;
    }
    isDrawing = value !== null;
  }
  return path;
}

const round = (px: number) => Math.round(px * 10) / 10;
