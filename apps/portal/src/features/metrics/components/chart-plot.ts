import type { ChartUnit } from "@greenroom/core/metrics";
import type { ChartMarker, ChartView } from "../contract.ts";
import { ticksFromZero, ticksWithin } from "./axis-ticks.ts";
import type { ChartLine, ChartRow } from "./to-lines.ts";

// At the right, half the label of the last time has room.
export const margin = { top: 12, right: 16, bottom: 0, left: 0 };
/** Pixels that the values' axis takes at the left. */
export const valuesWidth = 64;
/** Pixels that the times' axis takes below. */
const timesHeight = 30;

// The axis of lines that are zero throughout: small, so that "nothing" does not look like "far below the top".
const emptyScale: Record<ChartUnit, number> = {
  "requests/s": 1,
  ratio: 0.01,
  seconds: 0.01,
  bytes: 1024 ** 2,
};

interface Tick {
  readonly value: number;
  /** Pixels from the chart's left or top. */
  readonly place: number;
}

/** Where everything in a chart is, in pixels. */
interface ChartPlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly times: readonly Tick[];
  readonly values: readonly Tick[];
  readonly lines: readonly { readonly line: ChartLine; readonly path: string }[];
  readonly markers: readonly { readonly marker: ChartMarker; readonly place: number }[];
}

/** How far the values' axis goes where it does not follow the lines; null where it does. */
export function fixedTop(
  unit: ChartUnit,
  rows: readonly ChartRow[],
  lines: readonly ChartLine[],
): number | null {
  return lines.every(({ key }) => rows.every((row) => (row[key] ?? 0) === 0)) ? emptyScale[unit] : null;
}

/** A marker's words stand where they do not leave the chart. */
export function isLabelledLeft(
  { at }: ChartMarker,
  { start, end }: Pick<ChartView, "start" | "end">,
): boolean {
  return at > end - (end - start) / 3;
}

/** What Recharts makes of the same chart. */
export function plotChart(
  view: Pick<ChartView, "unit" | "start" | "end" | "markers">,
  rows: readonly ChartRow[],
  lines: readonly ChartLine[],
  { width, height }: { readonly width: number; readonly height: number },
): ChartPlot {
  const [left, right] = [margin.left + valuesWidth, width - margin.right];
  const [top, bottom] = [margin.top, height - margin.bottom - timesHeight];
  const first = Math.min(view.start, ...rows.map(({ at }) => at));
  const last = Math.max(view.end, ...rows.map(({ at }) => at));
  const fixed = fixedTop(view.unit, rows, lines);
  const values =
    fixed === null
      ? ticksFromZero(Math.max(...lines.flatMap(({ key }) => rows.map((row) => row[key] ?? 0))))
      : ticksWithin(0, fixed);
  const highest = values.at(-1) ?? 1;
  const placeOf = (at: number) => left + ((at - first) / (last - first)) * (right - left);
  const heightOf = (value: number) => bottom - (value / highest) * (bottom - top);
  return {
    left,
    right,
    top,
    bottom,
    times: ticksWithin(first, last).map((value) => ({ value, place: placeOf(value) })),
    values: values.map((value) => ({ value, place: heightOf(value) })),
    lines: lines.map((line) => ({
      line,
      path: pathOf(
        rows.map((row) => {
          const value = row[line.key];
          return typeof value === "number" ? [placeOf(row.at), heightOf(value)] : null;
        }),
      ),
    })),
    markers: view.markers
      .filter(({ at }) => at >= first && at <= last)
      .map((marker) => ({ marker, place: placeOf(marker.at) })),
  };
}

/** A gap ends a stretch of the line. */
function pathOf(points: readonly (readonly [x: number, y: number] | null)[]): string {
  let path = "";
  let stretch = 0;
  for (const point of [...points, null]) {
    if (point) path += `${stretch === 0 ? "M" : "L"}${rounded(point[0])},${rounded(point[1])}`;
    else if (stretch === 1) path += "Z";
    stretch = point ? stretch + 1 : 0;
  }
  return path;
}

function rounded(pixels: number): number {
  return Math.round(pixels * 1000) / 1000;
}
