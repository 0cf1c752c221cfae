"use client";

import type { ChartUnit } from "@greenroom/core/metrics";
import { useElementSize } from "@mantine/hooks";
import type { KeyboardEvent, PointerEvent } from "react";
import type { ChartView } from "../contract.ts";
import { ChartCrosshair } from "./chart-crosshair.tsx";
import { chartPath } from "./chart-path.ts";
import { pointAt, pointedAt } from "./chart-pointer.ts";
import { timeTicks, valueTicks } from "./chart-scale.ts";
import { formatValue } from "./format-value.ts";
import classes from "./line-chart.module.css";
import type { ChartLine, ChartRow } from "./to-lines.ts";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const margin = { top: 12, right: 8, bottom: 30, left: 64 };

// The axis of lines that are zero throughout: small, so that "nothing" does not look like "far below the top".
const emptyScale: Record<ChartUnit, number> = {
  "requests/s": 1,
  ratio: 0.01,
  seconds: 0.01,
  bytes: 1024 ** 2,
};

/** Lines over time with gaps as gaps, a crosshair shared by all charts of the page, and promotions as thin lines. */
export function LineChart({
  view,
  rows,
  lines,
  height,
}: {
  view: ChartView;
  rows: ChartRow[];
  lines: readonly ChartLine[];
  height: number;
}) {
  const { ref, width } = useElementSize();
  const largest = Math.max(0, ...lines.flatMap(({ key }) => rows.map((row) => row[key] ?? 0)));
  const values = valueTicks(largest === 0 ? emptyScale[view.unit] : largest);
  const top = values.at(-1) ?? 1;
  const plot = {
    width: Math.max(0, width - margin.left - margin.right),
    height: height - margin.top - margin.bottom,
  };
  const toX = (at: number) => margin.left + ((at - view.start) / (view.end - view.start)) * plot.width;
  const toY = (value: number) => margin.top + (1 - value / top) * plot.height;
  const toAt = (x: number) => view.start + ((x - margin.left) / plot.width) * (view.end - view.start);
  return (
    <div
      ref={ref}
      className={classes.chart}
      style={{ height }}
      role="img"
      aria-label={`${view.title} over time`}
      onPointerMove={(event: PointerEvent<HTMLElement>) =>
        pointAt(nearest(rows, toAt(event.clientX - event.currentTarget.getBoundingClientRect().left)))
      }
      onPointerLeave={() => pointAt(null)}
      tabIndex={0}
      onKeyDown={(event) => pointByKey(event, rows)}
      onBlur={() => pointAt(null)}
    >
      {width > 0 && (
        <svg width={width} height={height} aria-hidden>
          {values.map((value) => (
            <g key={value}>
              <line
                x1={margin.left}
                x2={margin.left + plot.width}
                y1={toY(value)}
                y2={toY(value)}
                stroke="var(--gr-hairline)"
              />
              <text x={margin.left - 8} y={toY(value)} dy="0.355em" textAnchor="end">
                {formatValue(value, view.unit)}
              </text>
            </g>
          ))}
          {timeTicks(view.start, view.end, plot.width, zoneOffsetSeconds(view.end)).map((at) => (
            <text key={at} x={toX(at)} y={height - margin.bottom + 16} textAnchor="middle">
              {clock.format(at * 1000)}
            </text>
          ))}
          {view.markers.map((marker) => (
            <Marker
              key={`${marker.at} ${marker.label}`}
              label={marker.label}
              x={toX(marker.at)}
              isLate={marker.at > view.end - (view.end - view.start) / 3}
              height={plot.height}
            />
          ))}
          {lines.map(({ key, color }) => (
            <path
              key={key}
              d={chartPath(rows, key, toX, toY)}
              fill="none"
              stroke={color}
              strokeWidth={1.5}
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          ))}
        </svg>
      )}
      <ChartCrosshair rows={rows} lines={lines} unit={view.unit} toX={toX} width={width} />
    </div>
  );
}

function Marker({
  label,
  x,
  isLate,
  height,
}: {
  readonly label: string;
  readonly x: number;
  /** Its label has room at its left only. */
  readonly isLate: boolean;
  readonly height: number;
}) {
  return (
    <g>
      <line
        x1={x}
        x2={x}
        y1={margin.top}
        y2={margin.top + height}
        stroke="var(--gr-idle)"
        strokeDasharray="2 2"
      />
      <text
        x={isLate ? x - 5 : x + 5}
        y={margin.top + 11}
        fontSize={10}
        textAnchor={isLate ? "end" : "start"}
      >
        {label}
      </text>
    </g>
  );
}

/** Of the times that have values. */
function nearest(rows: readonly ChartRow[], at: number): number | null {
  let found: number | null = null;
  for (const row of rows) if (found === null || Math.abs(row.at - at) < Math.abs(found - at)) found = row.at;
  return found;
}

/** The arrow keys go from one measured time to the next. */
function pointByKey(event: KeyboardEvent, rows: readonly ChartRow[]): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const from = rows.findIndex(({ at }) => at === pointedAt());
  const next = from === -1 ? rows.length - 1 : Math.min(rows.length - 1, Math.max(0, from + step));
  pointAt(rows[next]?.at ?? null);
}

/** East of Greenwich is above 0. */
function zoneOffsetSeconds(at: number): number {
  return new Date(at * 1000).getTimezoneOffset() * -60;
}
