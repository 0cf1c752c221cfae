import type { MetricsProfile } from "./metrics-profile.ts";
import type { MetricsScope } from "./metrics-scope.ts";
import { anyOf, type PromQl, type PromQlPart, promQl } from "./prom-ql.ts";
import { selectSeries } from "./requests.ts";

/** So long nobody can tell what a Prometheus or a target of it lacks: scrapes are rarely further apart. */
const youngSeconds = 600;

/** What a profile's metric is called; of a histogram, its native and its classic form. */
export function metricNames({ requests }: MetricsProfile): readonly string[] {
  return "counter" in requests ? [requests.counter] : [requests.histogram, `${requests.histogram}_count`];
}

/** Has an answer where Prometheus knows the profile's metric, of whatever service: it had a value within a day. */
export function knownMetric(profile: MetricsProfile): PromQl {
  return hadWithinADay(selectSeries("", {}, [ofProfile(profile)]));
}

/** Has an answer where Prometheus knows the profile's metric of the scope's service. */
export function knownSeries({ profile, matchers }: MetricsScope): PromQl {
  return hadWithinADay(selectSeries("", matchers, [ofProfile(profile)]));
}

/** Has an answer where Prometheus has scraped targets with these labels for long enough to know what they expose.
 * @param matchers without any, whatever target */
export function scrapedForLong(matchers: MetricsScope["matchers"]): PromQl {
  return promQl`group(last_over_time(${selectSeries("up", matchers)}[1d] offset ${youngSeconds}s))`;
}

/** Has an answer where Prometheus scrapes targets with these labels. */
export function scrapedNow(matchers: MetricsScope["matchers"]): PromQl {
  return promQl`group(${selectSeries("up", matchers)})`;
}

function ofProfile(profile: MetricsProfile) {
  return { label: "__name__", is: "=~", value: anyOf(metricNames(profile)) } as const;
}

function hadWithinADay(series: PromQlPart): PromQl {
  return promQl`group(last_over_time(${series}[1d]))`;
}
