import type { PrometheusAccess } from "../environments/index.ts";
import type { FaultList } from "./fault-list.ts";
import type { Entries, ServiceParts } from "./read-entries.ts";
import { judgeSharedSeries, judgeSharedWorkloads } from "./shared-places.ts";

const renamed = "give one of them another id";

/** Holds the entries of greenroom.yaml beside each other: what is sound by itself may not fit the rest.
 * @param shared Prometheus of environments that name none */
export function judgeEntries(entries: Entries, shared: PrometheusAccess, list: FaultList): void {
  judgeEnvironments(entries, list);
  const ids = new Set<string>();
  for (const parts of entries.services) {
    if (parts.id !== null && ids.has(parts.id)) {
      // It has to be another one: what else it says is judged when it is.
      list.add(["services", parts.index, "id"], `"${parts.id}" is used twice; ${renamed}`);
      continue;
    }
    if (parts.id !== null) ids.add(parts.id);
    judgePlaces(parts, entries, list);
    judgeMetrics(parts, entries, list);
  }
  const first = entries.environments.filter(
    ({ id }, at, all) => all.findIndex((each) => each.id === id) === at,
  );
  const kept = first.filter(({ index }) => !list.isLeftOut("environment", index));
  const valuesOf = (parts: Entries["environments"]) => parts.flatMap(({ value }) => value ?? []);
  judgeSharedWorkloads(entries.services, valuesOf(kept), list);
  judgeSharedSeries(entries.services, valuesOf(first), shared, list);
}

function judgeEnvironments({ environments }: Entries, list: FaultList): void {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  for (const { index, id, value, from } of environments) {
    if (id !== null && seen.has(id)) {
      list.add(["environments", index, "id"], `"${id}" is used twice; ${renamed}`);
      continue;
    }
    // Only an earlier environment may be the source, which also rules out cycles.
    if (from !== null && !seen.has(from))
      list.add(
        ["environments", index, "promotion", "from"],
        `"${from}" is not an environment listed before "${id ?? index}"; name one of those, or null for the first`,
      );
    if (id !== null) seen.add(id);
    const name = value?.name.trim().toLowerCase() ?? "";
    const other = names.get(name);
    if (value !== null && other !== undefined)
      list.add(
        ["environments", index, "name"],
        `"${value.name}" is the name of "${other}" already, and people know environments by it; give one of them another name`,
      );
    if (value !== null) names.set(name, other ?? value.id);
    judgeTwice(value?.terraform.layers ?? [], ["environments", index, "terraform", "layers"], list);
  }
}

/** In which environments it is. */
function judgePlaces(parts: ServiceParts, { environments, environmentIds }: Entries, list: FaultList): void {
  const { index, id, base, raw } = parts;
  if (base === null) return;
  const at = ["services", index];
  base.environments?.forEach((named, position) => {
    if (!environmentIds.includes(named))
      list.add([...at, "environments", position], unknown(named, environmentIds));
  });
  judgeTwice(base.environments ?? [], [...at, "environments"], list);
  const missing = environments.filter(
    (each) => each.id !== null && base.environments?.includes(each.id) === false,
  );
  if (raw["promotion"] !== undefined && missing.length > 0)
    list.add(
      [...at, "environments"],
      `"${id}" is promoted, so it is in every environment; leave this out (${missing.map((each) => each.value?.name ?? each.id).join(", ")} would have none)`,
      { leavesOut: ["promotion", index], service: id },
    );
  judgeNamed(
    Object.keys(base.workload.namespaces),
    [...at, "workload", "namespaces"],
    parts,
    environmentIds,
    list,
  );
}

function judgeMetrics(parts: ServiceParts, { environmentIds, profiles }: Entries, list: FaultList): void {
  const { index, id, metrics, raw } = parts;
  const at = ["services", index];
  if (raw["promotion"] !== undefined && raw["metrics"] === undefined)
    list.add(at, `"${id}" is promoted, so it needs metrics: releases are judged by its requests`, {
      leavesOut: ["promotion", index],
      service: id,
    });
  if (!metrics) return;
  const profile = profiles.get(metrics.profile);
  if (profile === undefined)
    list.add(
      [...at, "metrics", "profile"],
      `there is no profile "${metrics.profile}"; known are ${[...profiles.keys()].join(", ")}`,
      { service: id },
    );
  // What is wrong with it is said where it stands.
  if (profile === null) list.leaveOut(["metrics", index]);
  judgeNamed(Object.keys(metrics.labelsIn), [...at, "metrics", "labelsIn"], parts, environmentIds, list);
}

/** Environments that keys of a service name. */
function judgeNamed(
  names: readonly string[],
  at: readonly PropertyKey[],
  { id, base }: ServiceParts,
  environmentIds: Entries["environmentIds"],
  list: FaultList,
): void {
  for (const named of names)
    if (!environmentIds.includes(named)) {
      // Where the service names it as one that it is in, it is said there.
      if (!base?.environments?.includes(named))
        list.add([...at, named], unknown(named, environmentIds), { service: id });
    } else if (base?.environments?.includes(named) === false)
      list.add(
        [...at, named],
        `"${id}" is not in "${named}"; remove the line, or name "${named}" in its environments`,
        { service: id },
      );
}

function judgeTwice(names: readonly string[], at: readonly PropertyKey[], list: FaultList): void {
  names.forEach((name, position) => {
    if (names.indexOf(name) !== position) list.add([...at, position], `"${name}" is named twice; remove one`);
  });
}

function unknown(named: string, known: readonly string[]): string {
  return `there is no environment "${named}"; there are: ${known.join(", ")}`;
}
