import type { Environment, PrometheusAccess } from "../environments/index.ts";
import {
  type ObjectiveDocuments,
  type ObjectiveFile,
  parseObjectives,
  resolveObjectives,
} from "../objectives/index.ts";
import { isIn, isPromoted, type Service } from "../services/index.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { type ConfigurationFault, inList, type LeftOut } from "./configuration-fault.ts";
import { FaultList } from "./fault-list.ts";
import { judgeEntries } from "./judge-entries.ts";
import { type Entries, readEntries, type ServiceParts } from "./read-entries.ts";
import { readYaml } from "./read-yaml.ts";
import type { WrittenConfiguration } from "./written-configuration.ts";

export interface ProductConfiguration {
  readonly product: { readonly name: string };
  readonly environments: readonly Environment[];
  /** At least one; the first is what pages begin with. */
  readonly services: readonly [Service, ...Service[]];
  /** What is wrong with it; the product goes without the pieces that it is about. */
  readonly faults: readonly ConfigurationFault[];
  readonly leftOut: readonly LeftOut[];
  /** What is written, with a fault or without: what it speaks of can be looked for all the same. */
  readonly written: WrittenConfiguration;
}

/** Reads as much as is sound. A piece with a fault is left out as a whole: what somebody meant it to hold back is never
 * half applied.
 * @param text the content of greenroom.yaml
 * @param source its path, for messages
 * @param objectiveFiles what services promise, as OpenSLO documents
 * @param shared Prometheus of environments that name none
 * @throws ConfigurationError with every fault, its file and its line, where no environment or no service is left */
export function parseProductConfiguration(
  text: string,
  source: string,
  objectiveFiles: readonly ObjectiveFile[],
  shared: PrometheusAccess = {},
): ProductConfiguration {
  const documents = parseObjectives(objectiveFiles);
  const { content, faultAt, faults: unread } = readYaml(text);
  const list = new FaultList(faultAt);
  list.addObjectives(documents.faults);
  if (unread.length > 0)
    throw new ConfigurationError(source, [
      ...unread.map((fault) => fault.text),
      ...list.faults().map(inList),
    ]);
  if (content === null)
    throw new ConfigurationError(source, [
      faultAt([], "is empty; it needs product, environments and services").text,
    ]);
  const entries = readEntries(content, list);
  judgeEntries(entries, shared, list);
  const promises = promisesOf(entries, documents, list);
  const environments = keptEnvironments(entries, list);
  const services = entries.services.flatMap((parts) =>
    assemble(parts, entries, environments, promises.get(parts.index), list),
  );
  const faults = list.faults();
  const [first, ...others] = services;
  if (environments.length === 0 || !first) throw new ConfigurationError(source, faults.map(inList));
  return {
    product: entries.product,
    environments,
    services: [first, ...others],
    faults,
    leftOut: whatIsLeftOut(entries, environments, services),
    written: asWritten(entries),
  };
}

/** What each service promises in each environment, by its place in the file. */
function promisesOf(entries: Entries, documents: ObjectiveDocuments, list: FaultList) {
  // That there is none is said already, and without it everything is promised wrongly.
  if (entries.environments.length === 0 || entries.services.length === 0) return new Map<number, undefined>();
  const judged = entries.services.flatMap((parts) => {
    const { index, id, base, metrics, raw } = parts;
    const profile = metrics && entries.profiles.get(metrics.profile);
    if (
      !profile ||
      base === null ||
      id === null ||
      entries.services.findIndex((each) => each.id === id) < index
    )
      return [];
    const named = [
      metrics.labels,
      ...Object.values(metrics.labelsIn),
      ...entries.environments.map(({ value }) => value?.metrics.labels ?? {}),
    ];
    return [
      {
        id,
        profile,
        labels: new Set(named.flatMap((each) => Object.keys(each))),
        objectives: metrics.objectives,
        // What is promoted is everywhere; that it is not is said already.
        isIn: (environment: string) =>
          "promotion" in raw || (base.environments?.includes(environment) ?? true),
        faultAt: (at: number, message: string) => ({
          file: null,
          service: id,
          ...list.faultAt(["services", index, "metrics", "objectives", at], message),
        }),
      },
    ];
  });
  const isJudged = new Set(judged.map(({ id }) => id));
  const { byService, faults } = resolveObjectives(documents, entries.environmentIds, judged, {
    services: new Set(
      entries.services.flatMap(({ id, raw }) =>
        id === null || isJudged.has(id) || !("metrics" in raw || "promotion" in raw) ? [] : id,
      ),
    ),
    environments: entries.environmentIds.length < entries.environments.length,
  });
  list.addObjectives(faults);
  return new Map(
    entries.services.map(({ index, id }) => [index, id === null ? undefined : byService.get(id)] as const),
  );
}

/** Those that are sound, and whose releases come from one that is. */
function keptEnvironments({ environments }: Entries, list: FaultList): readonly Environment[] {
  const kept: Environment[] = [];
  for (const { index, value } of environments) {
    if (value === null || list.isLeftOut("environment", index)) continue;
    const { from } = value.promotion;
    if (from === null || kept.some(({ id }) => id === from)) kept.push(value);
  }
  return kept;
}

function assemble(
  { index, base, component, promotion, metrics: measured }: ServiceParts,
  { profiles, services: all }: Entries,
  environments: readonly Environment[],
  objectives: NonNullable<Service["metrics"]>["objectives"] | undefined,
  list: FaultList,
): readonly Service[] {
  if (base === null || list.isLeftOut("service", index)) return [];
  const profile = measured && profiles.get(measured.profile);
  const isMeasured = profile && !list.isLeftOut("metrics", index);
  const { id } = base;
  const service: Service = {
    ...base,
    ...(component && !list.isLeftOut("component", index) ? { component } : {}),
    metrics: isMeasured ? { ...measured, profile, objectives: objectives ?? {} } : null,
  };
  if (!promotion || list.isLeftOut("promotion", index)) return [service];
  const isJudged =
    isPromoted({ ...service, promotion }) &&
    environments.every(
      (environment) => !isIn(base, environment) || objectives?.[environment.id]?.availability,
    );
  if (isJudged) return [{ ...service, promotion }];
  const isExplained =
    environments.length === 0 ||
    list.hasObjectiveFaultOf(
      id,
      all.map((each) => each.id),
    );
  if (isMeasured && !isExplained)
    list.add(
      ["services", index, "metrics"],
      "is of a service that is promoted: it needs an objective about failures to be judged by",
      { leavesOut: ["promotion", index], service: id },
    );
  return [service];
}

function asWritten({ environments, services, profiles }: Entries): WrittenConfiguration {
  const isFirst = <Entry extends { readonly id: string | null }>(
    entry: Entry,
    _: number,
    all: readonly Entry[],
  ) => all.find(({ id }) => id === entry.id) === entry;
  return {
    environments: environments.filter(isFirst).flatMap(({ value }) => value ?? []),
    services: services.filter(isFirst).flatMap(({ base, component, promotion, metrics: measured }) => {
      if (base === null) return [];
      const profile = measured && profiles.get(measured.profile);
      return [
        {
          ...base,
          ...(component ? { component } : {}),
          ...(promotion ? { promotion } : {}),
          metrics: profile ? { ...measured, profile, objectives: {} } : null,
        },
      ];
    }),
  };
}

function whatIsLeftOut(
  entries: Entries,
  environments: readonly Environment[],
  services: readonly Service[],
): readonly LeftOut[] {
  return [
    ...entries.environments.flatMap(({ value, id, index }) =>
      value !== null && environments.includes(value)
        ? []
        : [
            {
              text: isSecond(entries.environments, id, index)
                ? `the second environment ${id}`
                : `the environment ${value?.name ?? id ?? index}`,
              environment: null,
              service: null,
            },
          ],
    ),
    ...entries.services.flatMap((parts): readonly LeftOut[] => {
      const { id, index, base, raw } = parts;
      const service = base && services.find((each) => each.id === base.id && each.workload === base.workload);
      if (!service) {
        const which = isSecond(entries.services, id, index) ? "the second service" : "the service";
        return [{ text: `${which} ${id ?? index}`, environment: null, service: null }];
      }
      const missing = [
        ...("metrics" in raw && service.metrics === null ? ["metrics"] : []),
        ...("promotion" in raw && service.promotion === undefined ? ["promotion"] : []),
        ...("component" in raw && service.component === undefined ? ["component"] : []),
      ];
      return missing.map((part) => ({
        text: `the ${part} of ${service.id}`,
        environment: null,
        service: service.id,
      }));
    }),
  ];
}

/** Whether another entry has its id already: that one may stay. */
function isSecond(
  entries: readonly { readonly id: string | null }[],
  id: string | null,
  index: number,
): boolean {
  return id !== null && entries.findIndex((each) => each.id === id) < index;
}
