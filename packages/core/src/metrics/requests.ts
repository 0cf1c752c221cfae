import type { Condition } from "./condition.ts";
import type { MetricsScope } from "./metrics-scope.ts";
import { anyOf, type PromQl, type PromQlPart, part, promQl } from "./prom-ql.ts";

/** Series of a metric that fit every condition.
 * @param metric and the conditions' labels are names that a schema let through */
function select(metric: string, conditions: readonly Condition[]): PromQlPart {
  const texts = conditions.map(({ label, is, value }) => part(promQl`${{ text: label + is }}${value}`).text);
  return { text: `${metric}{${texts.join(",")}}` };
}

/** A metric that every process has, of the scope's. */
export function selectScope(
  metric: string,
  scope: MetricsScope,
  conditions: readonly Condition[] = [],
): PromQlPart {
  return select(metric, [...matching(scope), ...conditions]);
}

/** One series of a metric, and those that have more labels than it. */
export function selectSeries(
  metric: string,
  labels: MetricsScope["matchers"],
  conditions: readonly Condition[] = [],
): PromQlPart {
  return select(metric, [...matching({ matchers: labels }), ...conditions]);
}

function matching({ matchers }: Pick<MetricsScope, "matchers">): Condition[] {
  return Object.entries(matchers).map(([label, value]) =>
    typeof value === "string" ? { label, is: "=", value } : { label, is: "=~", value: anyOf(value) },
  );
}

/** The requests of each series, as a rate or an increase. A target that exposes its histogram in both forms is counted
 * once, and those of either form are added: the series have the same labels. */
function each(
  scope: MetricsScope,
  over: "rate" | "increase",
  windowSeconds: number,
  conditions: readonly Condition[],
): PromQlPart {
  const all = [...matching(scope), ...conditions];
  const { requests: measured } = scope.profile;
  const take = { text: over };
  const rateOf = (metric: string) => promQl`${take}(${select(metric, all)}[${windowSeconds}s])`;
  if ("counter" in measured) return part(rateOf(measured.counter));
  const { histogram } = measured;
  return part(promQl`(histogram_count(${part(rateOf(histogram))}) or ${part(rateOf(`${histogram}_count`))})`);
}

function sum(by: readonly string[]): PromQlPart {
  return { text: by.length === 0 ? "sum" : `sum by (${by.join(", ")}) ` };
}

/** Requests of a scope, added up.
 * @param by labels to tell them apart by */
export function requests(
  scope: MetricsScope,
  over: "rate" | "increase",
  windowSeconds: number,
  conditions: readonly Condition[] = [],
  by: readonly string[] = [],
): PromQl {
  return promQl`${sum(by)}(${each(scope, over, windowSeconds, conditions)})`;
}

/** The failed ones among them. */
export function failedRequests(
  scope: MetricsScope,
  over: "rate" | "increase",
  windowSeconds: number,
  conditions: readonly Condition[] = [],
  by: readonly string[] = [],
): PromQl {
  const { labels, failed } = scope.profile;
  const alternatives = labels.status.map(
    (label) => each(scope, over, windowSeconds, [...conditions, { label, is: "=~", value: failed }]).text,
  );
  return promQl`${sum(by)}(${{ text: alternatives.join(" or ") }})`;
}

/** Requests a second by their status, under one name whatever the profile calls its label. */
export function requestsByStatus(
  scope: MetricsScope,
  windowSeconds: number,
  name: string,
  by: readonly string[] = [],
): PromQl {
  const { status } = scope.profile.labels;
  const asked = part(requests(scope, "rate", windowSeconds, [], [...by, ...status]));
  if (status.length === 1 && status[0] === name) return promQl`${asked}`;
  // Of several labels a series has one; the others are empty.
  const labels = { text: status.map((label) => JSON.stringify(label)).join(", ") };
  return promQl`${sum([...by, name])}(label_join(${asked}, ${name}, "", ${labels}))`;
}

/** How many fail a second. A service without failures has no failed series: it fails 0 times. */
export function failureRate(
  scope: MetricsScope,
  windowSeconds: number,
  conditions: readonly Condition[] = [],
  by: readonly string[] = [],
): PromQl {
  const total = part(requests(scope, "rate", windowSeconds, conditions, by));
  const failed = part(failedRequests(scope, "rate", windowSeconds, conditions, by));
  return promQl`${failed} or 0 * ${total}`;
}

/** Failed ÷ total. A service without requests has none (0 ÷ 0 is NaN, which is a gap). */
export function errorRatio(
  scope: MetricsScope,
  windowSeconds: number,
  conditions: readonly Condition[] = [],
  by: readonly string[] = [],
): PromQl {
  const total = part(requests(scope, "rate", windowSeconds, conditions, by));
  return promQl`(${part(failureRate(scope, windowSeconds, conditions, by))}) / (${total} > 0)`;
}

/** Seconds within which a share of the requests was answered; null where the profile measures no times. The native
 * form is taken where at least as many series have it as have the classic one. */
export function responseTime(
  scope: MetricsScope,
  quantile: number,
  windowSeconds: number,
  conditions: readonly Condition[] = [],
  by: readonly string[] = [],
): PromQl | null {
  const { requests: measured } = scope.profile;
  const times = "counter" in measured ? measured.times : measured;
  if (times === undefined) return null;
  const { histogram, unit } = times;
  const all = [...matching(scope), ...conditions];
  const added = sum(by);
  const counted = { text: by.length === 0 ? "count" : `count by (${by.join(", ")}) ` };
  const nativeRate = part(promQl`rate(${select(histogram, all)}[${windowSeconds}s])`);
  const classicRate = part(promQl`rate(${select(`${histogram}_count`, all)}[${windowSeconds}s])`);
  const buckets = part(
    promQl`${sum([...by, "le"])}(rate(${select(`${histogram}_bucket`, all)}[${windowSeconds}s]))`,
  );
  const natives = part(promQl`${counted}(${nativeRate})`);
  const isMostlyNative = part(promQl`(${natives} >= (${counted}(${classicRate}) or 0 * ${natives}))`);
  const native = part(promQl`histogram_quantile(${quantile}, ${added}(${nativeRate})) and ${isMostlyNative}`);
  const value = part(promQl`(${native} or histogram_quantile(${quantile}, ${buckets}))`);
  return unit === "seconds" ? promQl`${value}` : promQl`${value} / 1000`;
}

/** Which requests the objective is about; all where nothing was promised. */
export function underObjective({ objective }: MetricsScope): readonly Condition[] {
  return objective?.conditions ?? [];
}

/** All but those whose failures are no failures of the service. */
export function withoutExcluded(scope: MetricsScope): readonly Condition[] {
  return underObjective(scope).filter(({ is }) => is === "!=" || is === "!~");
}
