import { metricNames } from "./known-metric.ts";
import type { MetricsScope } from "./metrics-scope.ts";
import { type PromQl, promQl } from "./prom-ql.ts";
import { selectScope, selectSeries } from "./requests.ts";

/** How far apart a scope's samples lie, which is how often its targets are scraped. */
export type ScrapeInterval =
  | {
      readonly kind: "measured";
      /** The longest of its jobs. */
      readonly seconds: number;
    }
  /** There are too few samples to tell. */
  | { readonly kind: "unmeasured" }
  /** Whoever has the samples gives no answer. */
  | { readonly kind: "unavailable"; readonly reason: string };

/** So many scrapes lie in a window over which a rate is taken: one that is lost is no gap, and two are none either. */
export const scrapesPerWindow = 4;

/** Taken where the interval is not known: Prometheus's own default, and the longest that is common. */
export const scrapeIntervalSecondsAssumed = 60;

/** How far back samples are looked for. Two of them are needed, so this finds intervals of up to half of it. */
const scrapeLookbackSeconds = 1_200;

/** Over how long a rate is taken.
 * @param secondsMin what is wanted where scrapes are frequent enough */
export function rateWindowSeconds(interval: ScrapeInterval, secondsMin: number): number {
  const seconds = interval.kind === "measured" ? interval.seconds : scrapeIntervalSecondsAssumed;
  return Math.max(secondsMin, Math.ceil(scrapesPerWindow * seconds));
}

/** For each job of a scope the series that has most samples: whoever has just started tells nothing yet. `up` is asked
 * for first, since there is one of a target; what is pushed has none, and is told by what counts its requests. */
export function sampledSeries(
  scope: MetricsScope,
): readonly { readonly metric: string; readonly query: PromQl }[] {
  return ["up", ...metricNames(scope.profile)].map((metric) => ({
    metric,
    query: promQl`topk by (job) (1, count_over_time(${selectScope(metric, scope)}[${scrapeLookbackSeconds}s]))`,
  }));
}

/** The samples themselves of one series, with their times. */
export function samplesOf(metric: string, labels: Readonly<Record<string, string>>): PromQl {
  return promQl`${selectSeries(metric, labels)}[${scrapeLookbackSeconds}s]`;
}

/** @param times of one series' samples, ascending unix seconds
 * @returns the usual distance; null = there is none */
export function usualDistanceSeconds(times: readonly number[]): number | null {
  const distances = times.slice(1).map((at, index) => at - (times[index] ?? at));
  // A target that was away for a while is not scraped less often.
  const median = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)];
  return median === undefined ? null : Math.max(1, Math.round(median));
}
