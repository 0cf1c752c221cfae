"use client";

import type { ChartUnit } from "@greenroom/core/metrics";
import { useMantineTheme } from "@mantine/core";
import { use, useDeferredValue, useState } from "react";
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
import { formatValue } from "./format-value.ts";
import { HasPointed } from "./pointing.ts";
import { type ChartLine, type ChartRow, markersAt } from "./to-lines.ts";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

// At the right, half the label of the last time has room.
const margin = { top: 12, right: 16, bottom: 0, left: 0 };

// The axis of lines that are zero throughout: small, so that "nothing" does not look like "far below the top".
const emptyScale: Record<ChartUnit, number> = {
  "requests/s": 1,
  ratio: 0.01,
  seconds: 0.01,
  bytes: 1024 ** 2,
};

/** Lines over time with gaps as gaps, a crosshair shared by all charts of the page, and promotions as thin lines
 * that the crosshair names. */
export function LineChart({
  view,
  rows,
  lines,
  width,
  height,
}: {
  view: ChartView;
  rows: ChartRow[];
  lines: readonly ChartLine[];
  width: number;
  height: number;
}) {
  const { fontFamily } = useMantineTheme();
  const hasPointed = use(HasPointed);
  const [isPointedAt, setIsPointedAt] = useState(false);
  // A tooltip's first drawing tells the other charts where it is: the one that is pointed at has the last word.
  const haveOthers = useDeferredValue(hasPointed);
  const isAllZero = lines.every(({ key }) => rows.every((row) => (row[key] ?? 0) === 0));
  return (
    <div role="img" aria-label={`${view.title} over time`} style={{ fontFamily }}>
      <Recharts
        width={width}
        height={height}
        data={rows}
        syncId="metrics"
        syncMethod="value"
        margin={margin}
        onMouseEnter={hasPointed ? undefined : () => setIsPointedAt(true)}
      >
        <CartesianGrid vertical={false} stroke="var(--gr-hairline)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[view.start, view.end]}
          tick={<Tick dy="0.71em" format={(at) => clock.format(at * 1000)} />}
          tickLine={false}
          axisLine={{ stroke: "var(--gr-hairline)" }}
          interval={0}
        />
        <YAxis
          width={64}
          interval={0}
          domain={[0, isAllZero ? emptyScale[view.unit] : "auto"]}
          tick={<Tick dy="0.355em" format={(value) => formatValue(value, view.unit)} />}
          tickLine={false}
          axisLine={false}
        />
        {hasPointed && (haveOthers || !isPointedAt) && (
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--mantine-color-dimmed)", strokeDasharray: "3 3" }}
            labelFormatter={(at) =>
              [
                new Date(Number(at) * 1000).toLocaleString("en-GB"),
                ...markersAt(view, rows, Number(at)),
              ].join(" · ")
            }
            formatter={(value) => (typeof value === "number" ? formatValue(value, view.unit) : "no data")}
            contentStyle={{
              background: "var(--gr-surface)",
              border: "1px solid var(--gr-hairline)",
              borderRadius: 6,
              fontSize: 12,
            }}
          />
        )}
        {view.markers.map((marker) => (
          <ReferenceLine
            key={`${marker.at} ${marker.label}`}
            x={marker.at}
            stroke="var(--gr-idle)"
            strokeDasharray="2 2"
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
