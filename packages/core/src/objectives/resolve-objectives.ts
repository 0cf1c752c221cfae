import type { CountedRequests, MetricsProfile, PromisedObjectives } from "../metrics/index.ts";
import { type CountedIndicator, countedBy, foreignMetricOf } from "./counted-by.ts";
import type { Objective } from "./objective-documents.ts";
import type { ObjectiveFault } from "./objective-fault.ts";
import type { ObjectiveDocuments, Placed } from "./parse-objectives.ts";

/** A service whose requests are measured, and the indicators that it names. */
interface ServiceWithObjectives {
  readonly id: string;
  readonly profile: MetricsProfile;
  /** Names of those that its series are found by. */
  readonly labels: ReadonlySet<string>;
  readonly objectives: readonly string[];
  /** Whether an environment has it. */
  readonly isIn: (environment: string) => boolean;
  /** @param index which of `objectives` is at fault */
  readonly faultAt: (index: number, message: string) => ObjectiveFault;
}

interface Unjudged {
  /** By id. */
  readonly services: ReadonlySet<string>;
  /** Whether the id of one is not known. */
  readonly environments: boolean;
}

/** The share of requests that an objective about time is about: rules and infrastructure know the 95th percentile. */
const timedShare = 0.95;

/** Puts documents, environments and services together: every indicator that a service names is promised by one
 * objective in every environment that has it.
 * @param unjudged of what has faults of its own nobody can tell whether it is promised for rightly
 * @returns by service and environment; where there are faults, of the sound ones only */
export function resolveObjectives(
  documents: ObjectiveDocuments,
  environments: readonly string[],
  services: readonly ServiceWithObjectives[],
  unjudged: Unjudged = { services: new Set(), environments: false },
): {
  readonly byService: ReadonlyMap<string, Readonly<Record<string, PromisedObjectives>>>;
  readonly faults: readonly ObjectiveFault[];
} {
  const { indicators, objectives, indicatorNames, faults: malformed } = documents;
  const faults = [...misplaced(documents, environments, services, unjudged)];
  const isNamedWrongly =
    objectives.some(({ content: { spec } }) => !indicatorNames.has(spec.indicatorRef)) ||
    services.some((service) => namesUnknown(service, documents));
  // An objective that is not well formed may refer to it, and so may one that misspells its name.
  for (const { content, faultAt } of indicators)
    if (
      malformed.length === 0 &&
      !isNamedWrongly &&
      !objectives.some(({ content: { spec } }) => spec.indicatorRef === content.metadata.name)
    )
      faults.push(
        faultAt(
          ["metadata", "name"],
          "is an indicator that no objective refers to; remove it, or promise something of it",
        ),
      );
  const byService = new Map(
    services.map((service) => [
      service.id,
      promisesOf(service, documents, { environments, services: services.map(({ id }) => id) }, faults),
    ]),
  );
  return { byService, faults };
}

/** Objectives of something that is not there, or two of the same. */
function* misplaced(
  documents: ObjectiveDocuments,
  environments: readonly string[],
  services: readonly ServiceWithObjectives[],
  unjudged: Unjudged,
): Generator<ObjectiveFault> {
  const { objectives, indicatorNames, isWhole } = documents;
  const seen = new Map<string, string>();
  for (const { content, faultAt } of objectives) {
    const { service: id, indicatorRef } = content.spec;
    const { environment } = content.metadata.labels;
    if (!environments.includes(environment) && !unjudged.environments)
      yield faultAt(
        ["metadata", "labels", "environment"],
        `there is no environment "${environment}"; known are ${environments.join(", ")}`,
      );
    const service = services.find((each) => each.id === id);
    if (!service && !unjudged.services.has(id))
      yield faultAt(
        ["spec", "service"],
        `there is no service "${id}" whose requests are measured; there are: ${services.map((each) => each.id).join(", ") || "none"}; correct the name, or give it metrics in greenroom.yaml`,
      );
    if (!indicatorNames.has(indicatorRef)) {
      // Where a service names it, it is said there, once.
      if (isWhole && !services.some((each) => each.objectives.includes(indicatorRef)))
        yield faultAt(
          ["spec", "indicatorRef"],
          `there is no indicator "${indicatorRef}"; there are: ${[...indicatorNames].join(", ") || "none"}`,
        );
    } else if (service && environments.includes(environment) && !service.isIn(environment))
      yield faultAt(
        ["metadata", "labels", "environment"],
        `"${id}" is not in "${environment}"; remove the objective, or name "${environment}" in its environments`,
      );
    // A name that is none may be a slip of this one.
    else if (service && !service.objectives.includes(indicatorRef) && !namesUnknown(service, documents))
      yield faultAt(
        ["spec", "indicatorRef"],
        `"${id}" does not name "${indicatorRef}" among its objectives in greenroom.yaml; add it there, or remove this`,
      );
    const key = `${id} ${indicatorRef} ${environment}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, content.metadata.name);
    else
      yield faultAt(
        ["metadata", "name"],
        `promises what "${first}" promises: one objective for each indicator and environment`,
      );
  }
}

interface KnownIds {
  readonly environments: readonly string[];
  readonly services: readonly string[];
}

/** Whether an objective names something that is not there. */
function isMisspelt(
  { content: { metadata, spec } }: Placed<Objective>,
  { indicatorNames }: ObjectiveDocuments,
  { environments, services }: KnownIds,
): boolean {
  return (
    !services.includes(spec.service) ||
    !indicatorNames.has(spec.indicatorRef) ||
    !environments.includes(metadata.labels.environment)
  );
}

/** Whether a service names an indicator that is none. */
function namesUnknown(
  { objectives }: Pick<ServiceWithObjectives, "objectives">,
  { indicatorNames }: ObjectiveDocuments,
): boolean {
  return objectives.some((name) => !indicatorNames.has(name));
}

function promisesOf(
  service: ServiceWithObjectives,
  documents: ObjectiveDocuments,
  known: KnownIds,
  faults: ObjectiveFault[],
): Readonly<Record<string, PromisedObjectives>> {
  const { indicators, objectives, indicatorNames, isWhole, faults: malformed } = documents;
  const promised: Record<string, PromisedObjectives> = {};
  const named = indicators.filter(({ content }) => service.objectives.includes(content.metadata.name));
  const foreign = named.flatMap((each) => foreignMetricOf(each, service.profile) ?? []);
  if (named.length > 1 && foreign.length === named.length) {
    // It is the profile that differs from them all: that is one fault.
    const { requests } = service.profile;
    faults.push(
      service.faultAt(
        0,
        `all objectives are about other metrics than the service's profile: they select ${[...new Set(foreign)].join(", ")}, and it measures ${"counter" in requests ? requests.counter : requests.histogram}; correct the metric of the profile, or those of the objectives' documents`,
      ),
    );
    return promised;
  }
  const kinds = new Map<CountedIndicator["kind"], string>();
  service.objectives.forEach((name, index) => {
    if (!indicatorNames.has(name)) {
      if (isWhole)
        faults.push(
          service.faultAt(
            index,
            `there is no indicator "${name}" among the objectives' documents; there are: ${[...indicatorNames].join(", ") || "none"}`,
          ),
        );
      return;
    }
    const indicator = indicators.find(({ content }) => content.metadata.name === name);
    const counted = indicator && countedBy(indicator, service.profile, service.labels, faults);
    if (!counted) return;
    const other = kinds.get(counted.kind);
    if (other !== undefined)
      faults.push(
        service.faultAt(index, `"${name}" is about ${counted.kind}, as "${other}" is; name one of them`),
      );
    kinds.set(counted.kind, name);
    for (const environment of known.environments.filter(service.isIn)) {
      const isOf = ({ content: { metadata, spec } }: Placed<Objective>) => [
        spec.service === service.id,
        spec.indicatorRef === name,
        metadata.labels.environment === environment,
      ];
      const objective = objectives.find((each) => isOf(each).every(Boolean));
      if (objective)
        promised[environment] = {
          ...(promised[environment] ?? { availability: null, latency: null }),
          ...promiseOf(objective, counted, service.profile, faults),
        };
      // One that is not well formed may be the one, or one that misspells what it is of.
      else if (
        malformed.length === 0 &&
        !objectives.some(
          (each) => isOf(each).filter((one) => !one).length === 1 && isMisspelt(each, documents, known),
        )
      )
        faults.push(
          service.faultAt(
            index,
            `"${name}" has no objective for "${environment}"; write one, or remove the name here`,
          ),
        );
    }
  });
  return promised;
}

function promiseOf(
  { content: { metadata, spec }, faultAt }: Placed<Objective>,
  { kind, ...requests }: CountedIndicator,
  profile: MetricsProfile,
  faults: ObjectiveFault[],
): Partial<PromisedObjectives> {
  const [{ op, value, target }] = spec.objectives;
  const at = (key: string) => ["spec", "objectives", 0, key];
  const counted: CountedRequests = { ...requests, id: metadata.name };
  if (kind === "availability") {
    if (op === undefined && value === undefined)
      return { availability: { ...counted, errorRatioMax: complement(target) } };
    faults.push(
      faultAt(
        at(op === undefined ? "value" : "op"),
        "belongs to an indicator with a thresholdMetric, and this one is a ratio; remove it",
      ),
    );
    return {};
  }
  const before = faults.length;
  if (op === undefined || value === undefined)
    faults.push(
      faultAt(at("value"), "should have op: lte and value, the time within which requests are answered"),
    );
  if (target !== timedShare)
    faults.push(faultAt(at("target"), `should be ${timedShare}: the 95th percentile is what is measured`));
  const times = "counter" in profile.requests ? profile.requests.times : profile.requests;
  const isMilliseconds = times?.unit === "milliseconds";
  return value === undefined || faults.length > before
    ? {}
    : { latency: { ...counted, boundSeconds: isMilliseconds ? value / 1000 : value } };
}

/** 1 − ratio, without the dust of binary fractions: of 0.99 it is 0.01. */
function complement(ratio: number): number {
  return Number((1 - ratio).toFixed(12));
}
