import type { Environment } from "../environments/index.ts";
import type { MetricsScope } from "./metrics-scope.ts";
import type { PromQl } from "./prom-ql.ts";
import type { ScrapeInterval } from "./scrape-interval.ts";
import type { AlignedRange } from "./time-range.ts";
import type { Sample, TimeSeries } from "./time-series.ts";

/** Where an environment's measurements come from.
 * A query throws UnavailableError when the source is not configured, does not answer or refuses. */
export interface MetricsSource {
  range(environment: Environment, query: PromQl, range: AlignedRange): Promise<readonly TimeSeries[]>;
  /** The newest value of each series. No series is an empty answer, not zero. */
  instant(environment: Environment, query: PromQl): Promise<readonly Sample[]>;
  /** How often the scope's targets are scraped: asked once in a while and remembered. Never throws. */
  scrapeInterval(environment: Environment, scope: MetricsScope): Promise<ScrapeInterval>;
  /** When its source last gave an answer; null = never since this process asks. */
  lastAnsweredAt(environment: Environment): Date | null;
}
