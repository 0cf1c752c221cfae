import { z } from "zod";

export const timeRangeIds = ["15m", "1h", "6h", "24h"] as const;
export const timeRangeIdSchema = z.enum(timeRangeIds);
export type TimeRangeId = z.infer<typeof timeRangeIdSchema>;

const ranges: Record<TimeRangeId, { seconds: number; stepSeconds: number }> = {
  "15m": { seconds: 900, stepSeconds: 15 },
  "1h": { seconds: 3600, stepSeconds: 30 },
  "6h": { seconds: 21_600, stepSeconds: 120 },
  "24h": { seconds: 86_400, stepSeconds: 300 },
};

const rateWindowSecondsMin = 60;

export interface AlignedRange {
  /** Unix seconds, multiples of the step: everyone who looks at one range asks for the same points. */
  readonly start: number;
  readonly end: number;
  readonly stepSeconds: number;
  /** The shortest time that a rate is taken over. */
  readonly windowSecondsMin: number;
}

/** The range that ends at the last whole step before now. */
export function alignRange(id: TimeRangeId, nowMs: number): AlignedRange {
  const { seconds, stepSeconds } = ranges[id];
  const end = Math.floor(nowMs / 1000 / stepSeconds) * stepSeconds;
  return {
    start: end - seconds,
    end,
    stepSeconds,
    windowSecondsMin: Math.max(stepSeconds, rateWindowSecondsMin),
  };
}
