export {
  type Chart,
  type ChartId,
  type ChartUnit,
  chartById,
  chartIdSchema,
  charts,
} from "./chart.ts";
export { collectEvidence, type Evidence, evidenceSchema } from "./evidence.ts";
export { knownMetric, knownSeries, metricNames, scrapedForLong, scrapedNow } from "./known-metric.ts";
export type { MetricsSource } from "./metrics-source.ts";
export {
  knownProfiles,
  type MetricsProfile,
  metricsProfileSchema,
} from "./metrics-profile.ts";
export {
  type JudgedScope,
  metricsDeliveries,
  type MetricsDelivery,
  type MetricsScope,
} from "./metrics-scope.ts";
export type { Condition } from "./condition.ts";
export { isPattern } from "./pattern.ts";
export {
  type CountedRequests,
  exclusionInWords,
  type LatencyObjective,
  type PromisedObjectives,
  type RequestObjective,
  requestObjectiveSchema,
} from "./request-objective.ts";
export {
  errorRatio,
  failureRate,
  requests,
  requestsByStatus,
  responseTime,
  selectSeries,
  underObjective,
} from "./requests.ts";
export { type ObjectiveReading, objectiveReadingSchema, readObjectives } from "./read-objectives.ts";
export { type PromQl, promQl, promQlSchema } from "./prom-ql.ts";
export {
  rateWindowSeconds,
  type ScrapeInterval,
  sampledSeries,
  samplesOf,
  scrapeIntervalSecondsAssumed,
  scrapesPerWindow,
  usualDistanceSeconds,
} from "./scrape-interval.ts";
export {
  type AlignedRange,
  alignRange,
  type TimeRangeId,
  timeRangeIdSchema,
  timeRangeIds,
} from "./time-range.ts";
export { onGrid, type Sample, type TimeSeries, timeSeriesSchema } from "./time-series.ts";
