import type { MetricsProfile } from "./metrics-profile.ts";
import { anyOf, type PromQl, promQl } from "./prom-ql.ts";

/** What a profile's metric is called; of a histogram, its native and its classic form. */
export function metricNames({ requests }: MetricsProfile): readonly string[] {
  return "counter" in requests ? [requests.counter] : [requests.histogram, `${requests.histogram}_count`];
}

/** Has an answer where Prometheus knows the profile's metric, of whatever service: it had a value within a day. */
export function knownMetric(profile: MetricsProfile): PromQl {
  return promQl`group(last_over_time({__name__=~${anyOf(metricNames(profile))}}[1d]))`;
}
