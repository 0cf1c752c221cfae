"use client";

import type { ChartUnit } from "@greenroom/core/metrics";
import classes from "./line-chart.module.css";
import { usePointedAt } from "./chart-pointer.ts";
import { formatValue } from "./format-value.ts";
import type { ChartLine, ChartRow } from "./to-lines.ts";

/** The line at the time that somebody points at, and each series' value there. */
export function ChartCrosshair({
  rows,
  lines,
  unit,
  toX,
  width,
}: {
  readonly rows: readonly ChartRow[];
  readonly lines: readonly ChartLine[];
  readonly unit: ChartUnit;
  readonly toX: (at: number) => number;
  readonly width: number;
}) {
  const at = usePointedAt();
  const row = at === null ? undefined : rows.find((one) => one.at === at);
  if (!row) return null;
  const x = toX(row.at);
  const isRight = x > width / 2;
  return (
    <>
      <div className={classes.cursor} style={{ left: x }} />
      <div
        className={classes.values}
        style={isRight ? { right: width - x + 10 } : { left: x + 10 }}
        data-chart-values
      >
        <div>{new Date(row.at * 1000).toLocaleString("en-GB")}</div>
        {lines.map(({ key, label, color }) => {
          const value = row[key] ?? null;
          return value === null ? null : (
            <div key={key} style={{ color }}>
              {label} : {formatValue(value, unit)}
            </div>
          );
        })}
      </div>
    </>
  );
}
