import { z } from "zod";
import { inClusterContext } from "../environments/index.ts";
import { metricNames } from "../metrics/index.ts";
import { isIn, overlayOf, workloadIn } from "../services/index.ts";
import { type FoundWorkload, inWords, type NotLookedUp, type StrayWorkload } from "./describe-outside.ts";
import type { ConfigurationFault, FaultSubject } from "./configuration-fault.ts";
import type { WrittenConfiguration } from "./written-configuration.ts";
import { indexOf, type ReadYaml, readYaml } from "./read-yaml.ts";

/** What was found outside greenroom.yaml, or why nobody looked. */
export type LookedUp<Value> =
  | { readonly kind: "found"; readonly value: Value }
  | {
      readonly kind: "not_looked_up";
      readonly reason: string;
      /** Of the environment, where one is at fault: its keys, with dots between. */
      readonly setting?: string | undefined;
    };

/** What greenroom.yaml speaks of and does not hold itself. */
export interface Outside {
  readonly manifestsDirectory: string;
  /** Overlays that are there, below that directory. */
  readonly overlays: ReadonlySet<string>;
  readonly infraDirectory: string;
  /** Names of the stacks that are there. */
  readonly stacks: readonly string[];
  readonly modelDirectory: string;
  /** Ids of the architecture's components. */
  readonly components: LookedUp<readonly string[]>;
  /** Of the kubeconfig. */
  readonly contexts: LookedUp<readonly string[]>;
  /** By environment's id. */
  readonly environments: ReadonlyMap<string, EnvironmentOutside>;
}

export interface EnvironmentOutside {
  /** Of every kind, in its namespace and in those that services name there. */
  readonly workloads: LookedUp<readonly FoundWorkload[]>;
  /** Ids of the services whose profile's metric its Prometheus does not know. */
  readonly unmeasured: LookedUp<ReadonlySet<string>>;
}

export interface OutsideJudgement {
  readonly faults: readonly ConfigurationFault[];
  /** Where nobody looked, and why. */
  readonly notLookedUp: readonly NotLookedUp[];
  /** Workloads that no service names. */
  readonly strays: readonly StrayWorkload[];
}

/** Holds what greenroom.yaml says beside what is there.
 * @param text the content that the configuration was read from: lines are its */
export function judgeOutside(
  text: string,
  { environments, services }: WrittenConfiguration,
  outside: Outside,
): OutsideJudgement {
  const read = readYaml(text);
  const faults: ConfigurationFault[] = [];
  const notLookedUp: NotLookedUp[] = [];
  const miss = (
    about: FaultSubject,
    what: string,
    { reason }: { readonly reason: string },
    { id, name }: { readonly id: string | null; readonly name: string },
  ) => notLookedUp.push({ about, environment: id, name, cause: `${what} not looked up: ${reason}` });
  const strays = new Map<string, StrayWorkload>();
  const written = workloadsOfOthers(read, services);
  const { contexts, stacks } = outside;
  if (contexts.kind === "not_looked_up")
    for (const environment of environments) miss("cluster", "clusters", contexts, environment);
  environments.forEach((environment) => {
    const { id, name, cluster, prometheus, terraform } = environment;
    // Others may stand between them that have faults.
    const index = indexOf(read, "environments", id);
    const fault = (
      about: FaultSubject,
      path: readonly PropertyKey[],
      message: string,
      service: string | null = null,
    ) =>
      faults.push({
        file: null,
        text: read.faultAt(path, message).text,
        about: [about],
        environment: id,
        service,
      });
    // Outside of the cluster nobody can look into it so; that is no fault of the file.
    const isOwnCluster = cluster.context === inClusterContext;
    const hasContext = isOwnCluster || contexts.kind !== "found" || contexts.value.includes(cluster.context);
    if (!hasContext)
      fault(
        "cluster",
        ["environments", index, "cluster", "context"],
        `the kubeconfig has no context "${cluster.context}"; ${listed(contexts.value)}`,
      );
    terraform.layers.forEach((layer, at) => {
      if (!stacks.includes(layer))
        fault(
          "terraform",
          ["environments", index, "terraform", "layers", at],
          `there is no stack "${layer}" in ${outside.infraDirectory}/stacks; ${listed(stacks)}; GREENROOM_INFRA_DIR says where they are`,
        );
    });
    const found = outside.environments.get(id);
    services.forEach((service) => {
      if (!isIn(service, environment)) return;
      const at = indexOf(read, "services", service.id);
      const { promotion, metrics } = service;
      if (promotion) {
        const overlay = overlayOf({ promotion }, { id });
        if (!outside.overlays.has(overlay))
          fault(
            "promotion",
            ["services", at, "promotion", "overlay"],
            `there is no overlay ${overlay} for ${name} in ${outside.manifestsDirectory}; make it or correct the path; GREENROOM_MANIFESTS_DIR says where overlays are`,
            service.id,
          );
      }
      const workload = workloadIn(service, environment);
      if (found?.workloads.kind === "found" && !found.workloads.value.some((each) => isSame(each, workload)))
        fault(
          "workload",
          ["services", at, "workload", "name"],
          `there is no ${workload.kind} "${workload.name}" in the namespace ${workload.namespace} of ${name}; correct the name or deploy it; ${listed(
            found.workloads.value.filter(({ namespace }) => namespace === workload.namespace).map(inWords),
          )}`,
          service.id,
        );
      if (metrics && found?.unmeasured.kind === "found" && found.unmeasured.value.has(service.id))
        fault(
          "metrics",
          ["services", at, "metrics", "profile"],
          `the Prometheus of ${name} has had no ${metricNames(metrics.profile).join(" or ")} for a day; name a profile whose metric the service has, or let Prometheus scrape it`,
          service.id,
        );
    });
    // Of all clusters it was said already, and so was that the context is missing.
    if (found?.workloads.kind === "not_looked_up" && contexts.kind === "found" && hasContext)
      miss("workload", "workloads", found.workloads, environment);
    if (found?.unmeasured.kind === "not_looked_up") {
      const { setting, reason } = found.unmeasured;
      // What greenroom.yaml does not say itself is a fault of the settings, which have no line.
      if (setting === undefined || Object.keys(prometheus).length === 0)
        miss("metrics", "metrics", found.unmeasured, environment);
      else fault("metrics", ["environments", index, ...setting.split(".")], reason);
    }
    for (const workload of found?.workloads.kind === "found" ? found.workloads.value : [])
      if (
        !written.has(workload.name) &&
        !services.some(
          (service) => isIn(service, environment) && isSame(workloadIn(service, environment), workload),
        )
      ) {
        const key = `${workload.kind}/${workload.name}`;
        const seen = strays.get(key)?.seen ?? [];
        const isElsewhere = workload.namespace !== cluster.namespace;
        strays.set(key, {
          ...workload,
          seen: [...seen, { id, name, namespace: isElsewhere ? workload.namespace : null }],
        });
      }
  });
  services.forEach(({ id, component }) => {
    if (component === undefined || outside.components.kind !== "found") return;
    if (!outside.components.value.includes(component))
      faults.push({
        file: null,
        text: read.faultAt(
          ["services", indexOf(read, "services", id), "component"],
          `there is no component "${component}" in ${outside.modelDirectory}; correct the id, or leave it out where a component is bound to the workload; GREENROOM_MODEL_DIR says where the model is`,
        ).text,
        about: ["component"],
        environment: null,
        service: id,
      });
  });
  if (
    outside.components.kind === "not_looked_up" &&
    services.some(({ component }) => component !== undefined)
  )
    miss("component", "components", outside.components, { id: null, name: "Architecture" });
  return { faults, notLookedUp, strays: [...strays.values()] };
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

function listed(names: readonly string[]): string {
  return names.length === 0 ? "there is none" : `there are: ${names.join(", ")}`;
}

function isSame(a: FoundWorkload, b: FoundWorkload): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}
