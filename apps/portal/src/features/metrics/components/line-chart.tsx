"use client";

import { useMantineTheme } from "@mantine/core";
import {
  CartesianGrid,
  Line,
  LineChart as Recharts,
  ReferenceLine,
  Tooltip,
  XAxis,
  type XAxisTickContentProps,
  YAxis,
} from "recharts";
import type { ChartView } from "../contract.ts";
import { fixedTop, isLabelledLeft, margin, valuesWidth } from "./chart-plot.ts";
import { formatClock, formatValue } from "./format-value.ts";
import type { ChartLine, ChartRow } from "./to-lines.ts";

export interface LineChartProps {
  readonly view: ChartView;
  readonly rows: ChartRow[];
  readonly lines: readonly ChartLine[];
  /** Pixels, as `height`. */
  readonly width: number;
  readonly height: number;
}

/** Lines over time with gaps as gaps, a crosshair shared by all charts of the page, and promotions as thin lines. */
export function LineChart({ view, rows, lines, width, height }: LineChartProps) {
  const { fontFamily } = useMantineTheme();
  return (
    <div role="img" aria-label={`${view.title} over time`} style={{ fontFamily }}>
      <Recharts width={width} height={height} data={rows} syncId="metrics" syncMethod="value" margin={margin}>
        <CartesianGrid vertical={false} stroke="var(--gr-hairline)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[view.start, view.end]}
          tick={<Tick dy="0.71em" format={formatClock} />}
          tickLine={false}
          axisLine={{ stroke: "var(--gr-hairline)" }}
          interval={0}
        />
        <YAxis
          width={valuesWidth}
          interval={0}
          domain={[0, fixedTop(view.unit, rows, lines) ?? "auto"]}
          tick={<Tick dy="0.355em" format={(value) => formatValue(value, view.unit)} />}
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
              position: isLabelledLeft(marker, view) ? "insideTopRight" : "insideTopLeft",
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
    </div>
  );
}

/** Recharts' own measures its words to break them into lines. The axis fills in where it stands. */
function Tick({
  dy,
  format,
  x,
  y,
  textAnchor,
  payload,
}: {
  readonly dy: string;
  readonly format: (value: number) => string;
} & Partial<Pick<XAxisTickContentProps, "x" | "y" | "textAnchor" | "payload">>) {
  return (
    <text x={x} y={y} dy={dy} textAnchor={textAnchor} fontSize={11} fill="var(--mantine-color-dimmed)">
      {format(Number(payload?.value))}
    </text>
  );
}
