import { z } from "zod";
import type { AlignedRange } from "./time-range.ts";

export const timeSeriesSchema = z.object({
  labels: z.record(z.string(), z.string()),
  /** Unix seconds and value, one for each step of the range; null = no data then. */
  points: z.array(z.tuple([z.number(), z.number().nullable()])),
});
export type TimeSeries = z.infer<typeof timeSeriesSchema>;

/** Puts samples on the range's grid. What is missing, NaN or infinite is a gap and stays one. */
export function onGrid(
  labels: Readonly<Record<string, string>>,
  samples: readonly (readonly [number, number])[],
  range: AlignedRange,
): TimeSeries {
  const values = new Map(samples.map(([at, value]) => [Math.round(at), value]));
  const points: TimeSeries["points"] = [];
  for (let at = range.start; at <= range.end; at += range.stepSeconds) {
    const value = values.get(at);
    points.push([at, value !== undefined && Number.isFinite(value) ? value : null]);
  }
  return { labels: { ...labels }, points };
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
