import { z } from "zod";
import { type Environment, environmentSchema } from "../environments/index.ts";
import { knownProfiles, metricsProfileSchema } from "../metrics/index.ts";
import {
  type ObjectiveDocuments,
  type ObjectiveFile,
  parseObjectives,
  resolveObjectives,
} from "../objectives/index.ts";
import { isIn, isPromoted, type Service, serviceEntrySchema } from "../services/index.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { describeIssue } from "./describe-issue.ts";
import { type FaultAt, readYaml } from "./read-yaml.ts";
import { sharedSeriesFaults, sharedWorkloadFaults } from "./shared-places.ts";
import { takeUnknownKeys } from "./take-unknown-keys.ts";

export interface ProductConfiguration {
  readonly product: { readonly name: string };
  readonly environments: readonly Environment[];
  /** At least one; the first is what pages begin with. */
  readonly services: readonly [Service, ...Service[]];
}

const renamed = "give one of them another id";

/** The content of greenroom.yaml. */
const fileSchema = z
  .strictObject({
    product: z.strictObject({ name: z.string().min(1) }),
    environments: z.array(environmentSchema).min(1),
    services: z.array(serviceEntrySchema).min(1),
    metricsProfiles: z.record(z.string().min(1), metricsProfileSchema).default({}),
  })
  .superRefine(({ environments, services, metricsProfiles }, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const seen = new Set<string>();
    environments.forEach(({ id, promotion: { from } }, index) => {
      if (seen.has(id)) fault(["environments", index, "id"], `"${id}" is used twice; ${renamed}`);
      // Only an earlier environment may be the source, which also rules out cycles.
      if (from !== null && !seen.has(from))
        fault(
          ["environments", index, "promotion", "from"],
          `"${from}" is not an environment listed before "${id}"; name one of those, or null for the first`,
        );
      seen.add(id);
    });
    for (const id of Object.keys(metricsProfiles))
      if (id in knownProfiles)
        fault(
          ["metricsProfiles", id],
          `"${id}" is a profile that need not be written down; remove it, or give it another name`,
        );
    const ids = new Set<string>();
    const known = environments.map(({ id }) => id);
    const profiles = { ...knownProfiles, ...metricsProfiles };
    services.forEach((service, index) => {
      const { id, workload, promotion, metrics } = service;
      if (ids.has(id)) fault(["services", index, "id"], `"${id}" is used twice; ${renamed}`);
      ids.add(id);
      const isKnown = (named: string) => known.some((each) => each === named);
      const unknown = (named: string) => `there is no environment "${named}"; there are: ${known.join(", ")}`;
      service.environments?.forEach((named, at) => {
        const path = ["services", index, "environments", at];
        if (!isKnown(named)) fault(path, unknown(named));
        else if (service.environments?.indexOf(named) !== at)
          fault(path, `"${named}" is named twice; remove one`);
      });
      const missing = environments
        .filter((environment) => !isIn(service, environment))
        .map(({ name }) => name);
      if (promotion && missing.length > 0)
        fault(
          ["services", index, "environments"],
          `"${id}" is promoted, so it is in every environment; leave this out (${missing.join(", ")} would have none)`,
        );
      for (const named of Object.keys(workload.namespaces))
        if (!isKnown(named)) fault(["services", index, "workload", "namespaces", named], unknown(named));
        else if (service.environments?.includes(named) === false)
          fault(
            ["services", index, "workload", "namespaces", named],
            `"${id}" is not in "${named}"; remove the line, or name "${named}" in its environments`,
          );
      for (const named of Object.keys(metrics?.labelsIn ?? {}))
        if (!isKnown(named)) fault(["services", index, "metrics", "labelsIn", named], unknown(named));
        else if (service.environments?.includes(named) === false)
          fault(
            ["services", index, "metrics", "labelsIn", named],
            `"${id}" is not in "${named}"; remove the line, or name "${named}" in its environments`,
          );
      if (metrics && !(metrics.profile in profiles))
        fault(
          ["services", index, "metrics", "profile"],
          `there is no profile "${metrics.profile}"; known are ${Object.keys(profiles).join(", ")}`,
        );
      if (promotion && !metrics)
        fault(
          ["services", index],
          `"${id}" is promoted, so it needs metrics: releases are judged by its requests`,
        );
    });
    // An id twice is said already.
    const places = environments.filter(({ id }, at) => known.indexOf(id) === at);
    for (const { path, message } of [
      ...sharedWorkloadFaults(services, places),
      ...sharedSeriesFaults(services, places),
    ])
      fault([...path], message);
  });

/** @param text the content of greenroom.yaml
 * @param source its path, for messages
 * @param objectiveFiles what services promise, as OpenSLO documents
 * @throws ConfigurationError with every fault, its file and its line */
export function parseProductConfiguration(
  text: string,
  source: string,
  objectiveFiles: readonly ObjectiveFile[],
): ProductConfiguration {
  const objectives = parseObjectives(objectiveFiles);
  const { document, faultAt } = readYaml(text);
  if (document.errors.length > 0)
    throw new ConfigurationError(source, [
      ...document.errors.map(({ message, pos }) => faultAt(pos[0], message)),
      ...objectives.faults,
    ]);
  const content: unknown = document.toJS();
  const unknownFaults = takeUnknownKeys(fileSchema, content).map(({ path, message }) =>
    faultAt(path, message),
  );
  const parsed = fileSchema.safeParse(content, { error: describeIssue });
  if (!parsed.success)
    throw new ConfigurationError(source, [
      ...unknownFaults,
      ...parsed.error.issues.map(({ path, message }) => faultAt(path, message)),
      ...objectives.faults,
    ]);
  const { configuration, faults } = resolve(parsed.data, objectives, faultAt);
  if (configuration === null || unknownFaults.length > 0)
    throw new ConfigurationError(faults.length > 0 ? `${source} with its objectives` : source, [
      ...unknownFaults,
      ...faults,
    ]);
  return configuration;
}

function resolve(
  { product, environments, services, metricsProfiles }: z.infer<typeof fileSchema>,
  documents: ObjectiveDocuments,
  faultAt: FaultAt,
): { readonly configuration: ProductConfiguration | null; readonly faults: readonly string[] } {
  const profiles = { ...knownProfiles, ...metricsProfiles };
  const { byService, faults: unresolved } = resolveObjectives(
    documents,
    environments.map(({ id }) => id),
    services.flatMap((service, index) => {
      const { id, metrics } = service;
      const profile = metrics && profiles[metrics.profile];
      if (!profile) return [];
      const { objectives } = metrics;
      const named = [
        metrics.labels,
        ...Object.values(metrics.labelsIn),
        ...environments.map((environment) => environment.metrics.labels),
      ];
      const labels = new Set(named.flatMap((each) => Object.keys(each)));
      const at = ["services", index, "metrics", "objectives"];
      return [
        {
          id,
          profile,
          labels,
          objectives,
          isIn: (environment) => isIn(service, { id: environment }),
          faultAt: (n, words) => faultAt([...at, n], words),
        },
      ];
    }),
  );
  const faults = [...documents.faults, ...unresolved];
  const resolved = services.map(({ metrics, ...service }): Service => {
    const profile = metrics && profiles[metrics.profile];
    return {
      ...service,
      metrics: profile ? { ...metrics, profile, objectives: byService.get(service.id) ?? {} } : null,
    };
  });
  const [first, ...others] = resolved;
  if (faults.length === 0)
    resolved.forEach((service, index) => {
      if (service.promotion && !isPromoted(service))
        faults.push(
          faultAt(
            ["services", index, "metrics"],
            "is of a service that is promoted: it needs an objective about failures to be judged by",
          ),
        );
    });
  if (faults.length > 0 || !first) return { configuration: null, faults };
  return {
    faults,
    configuration: {
      product,
      environments,
      services: [first, ...others],
    },
  };
}
