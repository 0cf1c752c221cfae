import type { Environment } from "../environments/index.ts";
import { findSharedSeries, isIn, type serviceEntrySchema, workloadIn } from "../services/index.ts";
import type { z } from "zod";

type Entry = z.infer<typeof serviceEntrySchema>;

/** A fault of one entry of `services`. */
export interface EntryFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Workloads that are those of two services, or of one service in two environments: each is in one place. */
export function sharedWorkloadFaults(
  services: readonly Entry[],
  environments: readonly Environment[],
): readonly EntryFault[] {
  const seen = new Map<string, { readonly id: string; readonly where: string }>();
  return services.flatMap((service, index) => {
    const { id, workload } = service;
    const shared = environments.flatMap((environment) => {
      if (!isIn(service, environment)) return [];
      const { kind, name, namespace } = workloadIn(service, environment);
      const key = JSON.stringify([environment.cluster.context, kind, namespace, name]);
      const other = seen.get(key);
      seen.set(key, other ?? { id, where: environment.name });
      return other === undefined ? [] : [{ other, where: environment.name }];
    });
    const found = (message: string) => ({ path: ["services", index, "workload", "name"], message });
    const what = `the ${workload.kind} "${workload.name}"`;
    const inOne = Map.groupBy(
      shared.filter(({ other, where }) => other.where === where),
      ({ other }) => other.id,
    );
    const inTwo = shared.filter(({ other, where }) => other.where !== where);
    return [
      ...[...inOne].map(([other, places]) =>
        found(
          `${what} is the workload of "${other}" already in ${places.map(({ where }) => where).join(", ")}; remove one of the two services, or name the namespace that it differs by`,
        ),
      ),
      ...inTwo.map(({ other, where }) =>
        found(
          `${what} of ${where} is the workload of "${other.id}" in ${other.where} already; name the cluster or the namespace that the environments differ by, or in environments the one that it belongs to`,
        ),
      ),
    ];
  });
}

/** Services whose labels select what another one is counted by, or what they are themselves in another environment. */
export function sharedSeriesFaults(
  services: readonly Entry[],
  environments: readonly Environment[],
): readonly EntryFault[] {
  const shared = findSharedSeries(services, environments).map(({ by, of }) => ({
    service: by.service,
    id: services[by.service]?.id ?? "",
    other: services[of.service]?.id ?? "",
    isOwn: by.service === of.service,
    where: environments[by.environment]?.name ?? "",
    otherWhere: environments[of.environment]?.name ?? "",
  }));
  const byPair = Map.groupBy(shared, ({ service, other, isOwn, where, otherWhere }) =>
    JSON.stringify([service, other, isOwn || where !== otherWhere ? [where, otherWhere] : null]),
  );
  return [...byPair.values()].flatMap((pairs) => {
    const [first] = pairs;
    if (!first) return [];
    const { service, id, other, isOwn, where, otherWhere } = first;
    const remedy =
      "name the label that the environments differ by at their Prometheus, such as cluster, in metrics.labels of each";
    const message = isOwn
      ? `"${id}" has the same series in ${where} as in ${otherWhere}, so each would count both; ${remedy}, or in labelsIn`
      : where === otherWhere
        ? `the labels of "${id}" select the series of "${other}" as well in ${pairs.map((pair) => pair.where).join(", ")}; name labels that no other service's series have, such as job`
        : `the labels of "${id}" in ${where} select the series of "${other}" in ${otherWhere} as well; ${remedy}, or labels that no other service's series have`;
    return [{ path: ["services", service, "metrics", "labels"], message }];
  });
}
