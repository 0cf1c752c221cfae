import type { TrafficMeasure } from "@greenroom/core/architecture";

/** What several measurements say together, of so many parts that could be measured. */
export interface TrafficSum {
  readonly requestsPerSecond: number;
  /** Of one measurement; a percentile of several cannot be made from theirs. */
  readonly p95Seconds: number | null;
  readonly measured: number;
  readonly isLastKnown: boolean;
}

/** @returns null = not one of them has a number */
export function sumTraffic(measures: readonly TrafficMeasure[]): TrafficSum | null {
  const known = measures.filter((measure) => measure.state !== "none");
  const [first] = known;
  if (!first) return null;
  return {
    requestsPerSecond: known.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0),
    p95Seconds: known.length === 1 ? first.p95Seconds : null,
    measured: known.length,
    isLastKnown: known.some(({ state }) => state === "last-known"),
  };
}

export function formatRate(requestsPerSecond: number): string {
  if (requestsPerSecond > 0 && requestsPerSecond < 0.001) return "<0.001 req/s";
  return `${shortNumber(requestsPerSecond)} req/s`;
}

export function formatSeconds(seconds: number): string {
  return seconds < 1 ? `${shortNumber(seconds * 1000)} ms` : `${shortNumber(seconds)} s`;
}

function shortNumber(value: number): string {
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(2)));
}
