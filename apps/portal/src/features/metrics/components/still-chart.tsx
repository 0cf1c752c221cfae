"use client";

import { useMantineTheme } from "@mantine/core";
import { useMemo } from "react";
import { isLabelledLeft, plotChart } from "./chart-plot.ts";
import { formatClock, formatValue } from "./format-value.ts";
import type { LineChartProps } from "./line-chart.tsx";

/** A chart that nobody has pointed at: it looks as Recharts draws it, without what a crosshair needs. */
export function StillChart({ view, rows, lines, width, height }: LineChartProps) {
  const { fontFamily } = useMantineTheme();
  const plot = useMemo(
    () => plotChart(view, rows, lines, { width, height }),
    [view, rows, lines, width, height],
  );
  const { left, right, top, bottom } = plot;
  return (
    <div role="img" aria-label={`${view.title} over time`} style={{ fontFamily }}>
      {/* Recharts can be reached by keyboard; what is reached here becomes that. */}
      <svg
        role="application"
        tabIndex={0}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        style={{ display: "block" }}
      >
        {plot.values.map(({ value, place }) => (
          <line key={value} x1={left} y1={place} x2={right} y2={place} stroke="var(--gr-hairline)" />
        ))}
        {plot.markers.map(({ marker, place }) => (
          <line
            key={`${marker.at} ${marker.label}`}
            x1={place}
            y1={bottom}
            x2={place}
            y2={top}
            stroke="var(--gr-idle)"
            strokeDasharray="2 2"
          />
        ))}
        {plot.lines.map(({ line, path }) => (
          <path key={line.key} d={path} stroke={line.color} strokeWidth={1.5} fill="none" />
        ))}
        <line x1={left} y1={bottom} x2={right} y2={bottom} stroke="var(--gr-hairline)" />
        <g fontSize={11} fill="var(--mantine-color-dimmed)">
          {plot.times.map(({ value, place }) => (
            <text key={value} x={place} y={bottom + 8} dy="0.71em" textAnchor="middle">
              {formatClock(value)}
            </text>
          ))}
          {plot.values.map(({ value, place }) => (
            <text key={value} x={left - 8} y={place} dy="0.355em" textAnchor="end">
              {formatValue(value, view.unit)}
            </text>
          ))}
        </g>
        <g fontSize={10} fill="var(--mantine-color-dimmed)">
          {plot.markers.map(({ marker, place }) => (
            <text
              key={`${marker.at} ${marker.label}`}
              x={isLabelledLeft(marker, view) ? place - 5 : place + 5}
              y={top + 5}
              dy="0.71em"
              textAnchor={isLabelledLeft(marker, view) ? "end" : "start"}
            >
              {marker.label}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}
