"use client";

import type { ChartUnit } from "@greenroom/core/metrics";
import { useMantineTheme } from "@mantine/core";
import {
  CartesianGrid,
  Line,
  LineChart as Recharts,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ChartView } from "../contract.ts";
import { formatValue } from "./format-value.ts";
import type { ChartLine, ChartRow } from "./to-lines.ts";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const tick = { fontSize: 11, fill: "var(--mantine-color-dimmed)" };

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
  const { fontFamily } = useMantineTheme();
  const isAllZero = lines.every(({ key }) => rows.every((row) => (row[key] ?? 0) === 0));
  return (
    <div role="img" aria-label={`${view.title} over time`} style={{ fontFamily }}>
      <ResponsiveContainer width="100%" height={height}>
        <Recharts
          data={rows}
          syncId="insights"
          syncMethod="value"
          margin={{ top: 12, right: 8, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--gr-hairline)" />
          <XAxis
            dataKey="at"
            type="number"
            domain={[view.start, view.end]}
            tickFormatter={(at: number) => clock.format(at * 1000)}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: "var(--gr-hairline)" }}
            minTickGap={48}
          />
          <YAxis
            width={64}
            domain={[0, isAllZero ? emptyScale[view.unit] : "auto"]}
            tickFormatter={(value: number) => formatValue(value, view.unit)}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--mantine-color-dimmed)", strokeDasharray: "3 3" }}
            labelFormatter={(at) => new Date(Number(at) * 1000).toLocaleString("en-GB")}
            formatter={(value) => (typeof value === "number" ? formatValue(value, view.unit) : "no data")}
            contentStyle={{
              background: "var(--gr-surface)",
              border: "1px solid var(--gr-hairline)",
              borderRadius: 6,
              fontSize: 12,
            }}
          />
          {view.markers.map((marker) => (
            <ReferenceLine
              key={`${marker.at} ${marker.label}`}
              x={marker.at}
              stroke="var(--gr-idle)"
              strokeDasharray="2 2"
              label={{
                value: marker.label,
                position:
                  marker.at > view.end - (view.end - view.start) / 3 ? "insideTopRight" : "insideTopLeft",
                fontSize: 10,
                fill: "var(--mantine-color-dimmed)",
              }}
            />
          ))}
          {lines.map((line) => (
            <Line
              key={line.key}
              dataKey={line.key}
              name={line.label}
              stroke={line.color}
              strokeWidth={1.5}
              dot={false}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
        </Recharts>
      </ResponsiveContainer>
    </div>
  );
}
