import { z } from "zod";
import type { Environment } from "../environments/index.ts";
import { isIn, workloadIn } from "../services/index.ts";
import { isSame, type StrayWorkload } from "./describe-outside.ts";
import type { EnvironmentOutside } from "./outside.ts";
import type { ReadYaml } from "./read-yaml.ts";
import type { WrittenConfiguration } from "./written-configuration.ts";

type Found = Pick<EnvironmentOutside, "workloads">;

/** Workloads that run in an environment and that no service of greenroom.yaml is about. */
export function findStrays(
  read: ReadYaml,
  { environments, services }: WrittenConfiguration,
  outside: ReadonlyMap<string, Found>,
): readonly StrayWorkload[] {
  const written = workloadsOfOthers(read, services);
  const strays = new Map<string, StrayWorkload>();
  const known = new Set<string>();
  for (const environment of environments) {
    const { id, name, cluster } = environment;
    const found = outside.get(id);
    for (const workload of found?.workloads.kind === "found" ? found.workloads.value : []) {
      // Environments of one cluster may look into one namespace: the workload is in the first.
      const place = JSON.stringify([cluster.context, workload.kind, workload.namespace, workload.name]);
      const isConfigured = services.some(
        (service) => isIn(service, environment) && isSame(workloadIn(service, environment), workload),
      );
      if (isConfigured || written.has(workload.name) || known.has(place)) continue;
      known.add(place);
      const key = `${workload.kind}/${workload.name}`;
      const { seen = [], isMissed = false } = strays.get(key) ?? {};
      strays.set(key, {
        ...workload,
        isMissed:
          isMissed ||
          services.some((each) => each.id === workload.name && isMissing(each, environment, found)),
        seen: [
          ...seen,
          { id, name, namespace: workload.namespace === cluster.namespace ? null : workload.namespace },
        ],
      });
    }
  }
  return [...strays.values()];
}

/** Whether nothing of a service runs in an environment. */
function isMissing(
  service: WrittenConfiguration["services"][number],
  environment: Environment,
  found: Found | undefined,
): boolean {
  if (found?.workloads.kind !== "found" || !isIn(service, environment)) return false;
  const workload = workloadIn(service, environment);
  return !found.workloads.value.some((each) => isSame(each, workload));
}

/** Names of the workloads of services that are written and have a fault: they are configured, if not well. */
function workloadsOfOthers(
  { content }: ReadYaml,
  services: WrittenConfiguration["services"],
): ReadonlySet<string> {
  const entries = z.looseObject({ services: z.array(z.unknown()) }).safeParse(content);
  const entry = z.looseObject({ id: z.unknown(), workload: z.looseObject({ name: z.string() }) });
  return new Set(
    (entries.data?.services ?? []).flatMap((written) => {
      const { data } = entry.safeParse(written);
      return data === undefined || services.some(({ id }) => id === data.id) ? [] : [data.workload.name];
    }),
  );
}
