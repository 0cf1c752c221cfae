import type { MetricsProfile } from "./metrics-profile.ts";
import type { LatencyObjective, RequestObjective } from "./request-objective.ts";

/** `scraped` = Prometheus asks each pod, and `up` says whether it answers. `pushed` = the pods send them, by OTLP or by
 * remote write; there is no `up`, and a pod speaks by the numbers themselves. */
export const metricsDeliveries = ["scraped", "pushed"] as const;
export type MetricsDelivery = (typeof metricsDeliveries)[number];

/** What is asked for: the requests of one service in one environment. */
export interface MetricsScope {
  readonly profile: MetricsProfile;
  /** Labels that its series have and no other service's: names to values; of several values a series has one. */
  readonly matchers: Readonly<Record<string, string | readonly string[]>>;
  /** How its numbers come to Prometheus. */
  readonly delivery: MetricsDelivery;
  /** How many may fail; null = nothing was promised. */
  readonly objective: RequestObjective | null;
  /** How fast they are answered; null = nothing was promised. */
  readonly latency: LatencyObjective | null;
}

/** One that promises something, so that it can be judged. */
export interface JudgedScope extends MetricsScope {
  readonly objective: RequestObjective;
}
