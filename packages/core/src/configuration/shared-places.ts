import type { Environment, PrometheusAccess } from "../environments/index.ts";
import { findSharedSeries, isIn, workloadIn } from "../services/index.ts";
import type { FaultList } from "./fault-list.ts";
import type { ServiceParts } from "./read-entries.ts";

/** Finds workloads that are those of two services, or of one service in two environments: each is in one place. What is
 * left out claims none. */
export function judgeSharedWorkloads(
  services: readonly ServiceParts[],
  environments: readonly Environment[],
  list: FaultList,
): void {
  let seen: ReadonlyMap<string, { readonly id: string; readonly where: string }> = new Map();
  for (const { index, base } of services) {
    if (base === null || list.isLeftOut("service", index)) continue;
    const { id, workload } = base;
    const claimed = new Map(seen);
    const shared = environments.flatMap((environment) => {
      if (!isIn(base, environment)) return [];
      const { kind, name, namespace } = workloadIn(base, environment);
      const key = JSON.stringify([environment.cluster.context, kind, namespace, name]);
      const other = claimed.get(key);
      claimed.set(key, other ?? { id, where: environment.name });
      return other === undefined ? [] : [{ other, where: environment.name }];
    });
    if (shared.length === 0) seen = claimed;
    const path = ["services", index, "workload", "name"];
    const what = `the ${workload.kind} "${workload.name}"`;
    const inOne = Map.groupBy(
      shared.filter(({ other, where }) => other.where === where),
      ({ other }) => other.id,
    );
    for (const [other, places] of inOne)
      list.add(
        path,
        `${what} is the workload of "${other}" already in ${places.map(({ where }) => where).join(", ")}; remove one of the two services, or name the namespace that it differs by`,
      );
    for (const { other, where } of shared.filter((each) => each.other.where !== each.where))
      list.add(
        path,
        `${what} of ${where} is the workload of "${other.id}" in ${other.where} already; name the cluster or the namespace that the environments differ by, or in environments the one that it belongs to`,
      );
  }
}

/** Finds services whose labels select what another one is counted by, or what they are themselves in another
 * environment. Neither is measured until they are told apart: both numbers would be wrong, or one of two. Metrics and
 * environments with a fault have series all the same. */
export function judgeSharedSeries(
  services: readonly ServiceParts[],
  environments: readonly Environment[],
  prometheus: PrometheusAccess,
  list: FaultList,
): void {
  const measured = services.flatMap(({ index, base, metrics }) =>
    base && metrics && !list.isLeftOut("service", index) ? [{ ...base, index, metrics }] : [],
  );
  const shared = findSharedSeries(measured, environments, prometheus).flatMap(({ by, of }) => {
    const [service, other] = [measured[by.service], measured[of.service]];
    if (!service || !other) return [];
    const where = environments[by.environment]?.name ?? "";
    const otherWhere = environments[of.environment]?.name ?? "";
    return [{ service, other, where, otherWhere }];
  });
  const pairs = Map.groupBy(shared, ({ service, other, where, otherWhere }) =>
    JSON.stringify([service.index, other.index, where === otherWhere ? null : [where, otherWhere]]),
  );
  for (const places of pairs.values()) {
    const [first] = places;
    if (!first) continue;
    const { service, other, where, otherWhere } = first;
    const isOwn = service.index === other.index;
    const remedy =
      "name the label that the environments differ by at their Prometheus, such as cluster, in metrics.labels of each";
    const message = isOwn
      ? `"${service.id}" has the same series in ${where} as in ${otherWhere}, so each would count both; ${remedy}, or in labelsIn`
      : where === otherWhere
        ? `the labels of "${service.id}" select the series of "${other.id}" as well in ${places.map((place) => place.where).join(", ")}; name labels that no other service's series have, such as job`
        : `the labels of "${service.id}" in ${where} select the series of "${other.id}" in ${otherWhere} as well; ${remedy}, or labels that no other service's series have`;
    list.add(["services", service.index, "metrics", "labels"], message, {
      service: isOwn ? service.id : null,
    });
    list.leaveOut(["metrics", other.index]);
  }
}
