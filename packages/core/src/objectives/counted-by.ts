import type { Condition, CountedRequests, MetricsProfile } from "../metrics/index.ts";
import { type Indicator, leftOutAnnotation } from "./objective-documents.ts";
import type { ObjectiveFault } from "./objective-fault.ts";
import type { Placed } from "./parse-objectives.ts";

/** What an indicator says of a service's requests. */
export interface CountedIndicator extends Omit<CountedRequests, "id"> {
  readonly kind: "availability" | "latency";
}

/** Reads an indicator as one about requests that are measured by a profile. It may say less than the profile, never
 * something else: which statuses are failures stands in the profile alone.
 * @param labels whose matchers belong to the service or the environment
 * @returns null with `faults` filled where it is about something else */
export function countedBy(
  { content: { metadata, spec }, faultAt }: Placed<Indicator>,
  profile: MetricsProfile,
  labels: ReadonlySet<string>,
  faults: ObjectiveFault[],
): CountedIndicator | null {
  const before = faults.length;
  const at = spec.ratioMetric ? ["spec", "ratioMetric", "total"] : ["spec", "thresholdMetric"];
  const query = [...at, "metricSource", "spec", "query"];
  const selector = (spec.ratioMetric?.total ?? spec.thresholdMetric)?.metricSource.spec.query;
  if (!selector) return null;
  const { metric, conditions } = selector;
  const known = spec.ratioMetric ? countsOf(profile) : timesOf(profile);
  if (known.length === 0)
    faults.push(
      faultAt(
        query,
        "is about times, and the service's metrics profile measures none; add them to the profile, or remove the indicator from the service's objectives",
      ),
    );
  else if (!known.includes(metric))
    faults.push(faultAt(query, `should select ${known.join(" or ")}, by the service's metrics profile`));
  for (const { label } of conditions)
    if (label === "namespace" || labels.has(label))
      faults.push(faultAt(query, `should leave ${label} to the environment and the service`));
  if (spec.ratioMetric) {
    const bad = spec.ratioMetric.bad.metricSource.spec.query;
    const added = bad.conditions.filter((one) => !conditions.some((other) => isSame(one, other)));
    const [failed] = added;
    const isWhole = conditions.every((one) => bad.conditions.some((other) => isSame(one, other)));
    const isFailure =
      added.length === 1 &&
      failed?.is === "=~" &&
      profile.labels.status.includes(failed.label) &&
      failed.value === profile.failed;
    // What is wrong with the total's metric is said of the total.
    const isCounted = known.includes(metric)
      ? bad.metric === metric
      : bad.metric === metric || known.includes(bad.metric);
    if (!isCounted || !isWhole || !isFailure)
      faults.push(
        faultAt(
          ["spec", "ratioMetric", "bad", "metricSource", "spec", "query"],
          `should be the total's selector and ${profile.labels.status.join(" or ")}=~"${profile.failed}", which are failures by the service's metrics profile`,
        ),
      );
  }
  const what = conditions
    .filter(({ is }) => is === "!=" || is === "!~")
    .map((one) => (one.label === profile.labels.path && one.is === "!=" ? one.value : inWords(one)));
  const reason = metadata.annotations[leftOutAnnotation];
  if (what.length > 0 && reason === undefined)
    faults.push(
      faultAt(
        ["metadata"],
        `should say in annotation ${leftOutAnnotation} why ${what.join(", ")} is left out`,
      ),
    );
  if (what.length === 0 && reason !== undefined)
    faults.push(
      faultAt(
        ["metadata", "annotations", leftOutAnnotation],
        "gives a reason, and nothing is left out; remove it",
      ),
    );
  if (faults.length > before) return null;
  const path = conditions.find(({ label, is }) => is === "=" && label === profile.labels.path)?.value;
  return {
    kind: spec.ratioMetric ? "availability" : "latency",
    conditions,
    ...(path === undefined ? {} : { path }),
    leftOut: reason === undefined ? null : { what, reason },
  };
}

/** The metric that an indicator is about, where it is none that the profile measures; else null. */
export function foreignMetricOf(
  { content: { spec } }: Placed<Indicator>,
  profile: MetricsProfile,
): string | null {
  const known = spec.ratioMetric ? countsOf(profile) : timesOf(profile);
  const metric = (spec.ratioMetric?.total ?? spec.thresholdMetric)?.metricSource.spec.query.metric;
  return metric === undefined || known.length === 0 || known.includes(metric) ? null : metric;
}

/** Metrics that count a profile's requests; a histogram has a native form and a classic one. */
function countsOf({ requests }: MetricsProfile): readonly string[] {
  return "counter" in requests ? [requests.counter] : [`${requests.histogram}_count`, requests.histogram];
}

/** Metrics of how long they take. */
function timesOf({ requests }: MetricsProfile): readonly string[] {
  const times = "counter" in requests ? requests.times : requests;
  return times === undefined ? [] : [`${times.histogram}_bucket`, times.histogram];
}

function isSame(one: Condition, other: Condition): boolean {
  return one.label === other.label && one.is === other.is && one.value === other.value;
}

function inWords({ label, is, value }: Condition): string {
  return is === "!=" ? `${label} ${value}` : `${label} like ${value}`;
}
