import { inClusterContext } from "../environments/index.ts";
import { metricNames } from "../metrics/index.ts";
import type { Workload } from "../rollouts/index.ts";
import { overlayOf, serviceEntrySchema, workloadIn } from "../services/index.ts";
import type { ProductConfiguration } from "./product-configuration.ts";
import { readYaml } from "./read-yaml.ts";

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

export type FoundWorkload = Pick<Workload, "kind" | "name" | "namespace">;

export interface EnvironmentOutside {
  /** Of every kind, in its namespace and in those that services name there. */
  readonly workloads: LookedUp<readonly FoundWorkload[]>;
  /** Ids of the services whose profile's metric its Prometheus does not know. */
  readonly unmeasured: LookedUp<ReadonlySet<string>>;
}

export interface OutsideJudgement {
  /** Each with its line and what to do. */
  readonly faults: readonly string[];
  /** Where nobody looked, and why, each once. */
  readonly notLookedUp: readonly string[];
  /** Workloads that no service names, with the lines to add; null = there are none. */
  readonly notConfigured: string | null;
}

/** Holds what greenroom.yaml says beside what is there.
 * @param text the content that the configuration was read from: lines are its */
export function judgeOutside(
  text: string,
  { environments, services }: Pick<ProductConfiguration, "environments" | "services">,
  outside: Outside,
): OutsideJudgement {
  const { faultAt } = readYaml(text);
  const faults: string[] = [];
  const misses: { readonly what: string; readonly reason: string; readonly name: string }[] = [];
  const miss = (what: string, { reason }: { readonly reason: string }, name: string) =>
    misses.push({ what, reason, name });
  const strays = new Map<string, StrayWorkload>();
  const { contexts, stacks } = outside;
  if (contexts.kind === "not_looked_up")
    for (const { name } of environments) miss("clusters", contexts, name);
  environments.forEach((environment, index) => {
    const { id, name, cluster, prometheus, terraform } = environment;
    const fault = (path: readonly PropertyKey[], message: string) => faults.push(faultAt(path, message));
    // Outside of the cluster nobody can look into it so; that is no fault of the file.
    const isOwnCluster = cluster.context === inClusterContext;
    const hasContext = isOwnCluster || contexts.kind !== "found" || contexts.value.includes(cluster.context);
    if (!hasContext)
      fault(
        ["environments", index, "cluster", "context"],
        `the kubeconfig has no context "${cluster.context}"; ${listed(contexts.value)}`,
      );
    terraform.layers.forEach((layer, at) => {
      if (!stacks.includes(layer))
        fault(
          ["environments", index, "terraform", "layers", at],
          `there is no stack "${layer}" in ${outside.infraDirectory}/stacks; ${listed(stacks)}; GREENROOM_INFRA_DIR says where they are`,
        );
    });
    const found = outside.environments.get(id);
    services.forEach((service, at) => {
      const { promotion, metrics } = service;
      if (promotion) {
        const overlay = overlayOf({ promotion }, { id });
        if (!outside.overlays.has(overlay))
          fault(
            ["services", at, "promotion", "overlay"],
            `there is no overlay ${overlay} for ${name} in ${outside.manifestsDirectory}; make it or correct the path; GREENROOM_MANIFESTS_DIR says where overlays are`,
          );
      }
      const workload = workloadIn(service, environment);
      if (found?.workloads.kind === "found" && !found.workloads.value.some((each) => isSame(each, workload)))
        fault(
          ["services", at, "workload", "name"],
          `there is no ${workload.kind} "${workload.name}" in the namespace ${workload.namespace} of ${name}; correct the name or deploy it; ${listed(
            found.workloads.value.filter(({ namespace }) => namespace === workload.namespace).map(inWords),
          )}`,
        );
      if (metrics && found?.unmeasured.kind === "found" && found.unmeasured.value.has(service.id))
        fault(
          ["services", at, "metrics", "profile"],
          `the Prometheus of ${name} has had no ${metricNames(metrics.profile).join(" or ")} for a day; name a profile whose metric the service has, or let Prometheus scrape it`,
        );
    });
    // Of all clusters it was said already, and so was that the context is missing.
    if (found?.workloads.kind === "not_looked_up" && contexts.kind === "found" && hasContext)
      miss("workloads", found.workloads, name);
    if (found?.unmeasured.kind === "not_looked_up") {
      const { setting, reason } = found.unmeasured;
      // What greenroom.yaml does not say itself is a fault of the settings, which have no line.
      if (setting === undefined || Object.keys(prometheus).length === 0)
        miss("metrics", found.unmeasured, name);
      else fault(["environments", index, ...setting.split(".")], reason);
    }
    for (const workload of found?.workloads.kind === "found" ? found.workloads.value : [])
      if (!services.some((service) => isSame(workloadIn(service, environment), workload))) {
        const key = `${workload.kind}/${workload.name}`;
        const seen = strays.get(key)?.seen ?? [];
        const isElsewhere = workload.namespace !== cluster.namespace;
        strays.set(key, {
          ...workload,
          seen: [...seen, { id, name, namespace: isElsewhere ? workload.namespace : null }],
        });
      }
  });
  services.forEach(({ component }, at) => {
    if (component === undefined || outside.components.kind !== "found") return;
    if (!outside.components.value.includes(component))
      faults.push(
        faultAt(
          ["services", at, "component"],
          `there is no component "${component}" in ${outside.modelDirectory}; correct the id, or leave it out where a component is bound to the workload; GREENROOM_MODEL_DIR says where the model is`,
        ),
      );
  });
  if (
    outside.components.kind === "not_looked_up" &&
    services.some(({ component }) => component !== undefined)
  )
    miss("components", outside.components, "Architecture");
  const byCause = Object.groupBy(misses, ({ what, reason }) => `${what} not looked up: ${reason}`);
  const notLookedUp = Object.entries(byCause).map(
    ([cause, each = []]) => `${each.map(({ name }) => name).join(", ")}: ${cause}`,
  );
  return { faults, notLookedUp, notConfigured: describeStrays(strays, services) };
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "there is none" : `there are: ${names.join(", ")}`;
}

function isSame(a: FoundWorkload, b: FoundWorkload): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

function inWords({ kind, name }: FoundWorkload): string {
  return kind === "Deployment" ? name : `${kind} ${name}`;
}

interface StrayWorkload extends FoundWorkload {
  /** `namespace`: null = the environment's own. */
  readonly seen: readonly { readonly id: string; readonly name: string; readonly namespace: string | null }[];
}

function describeStrays(
  strays: ReadonlyMap<string, StrayWorkload>,
  services: ProductConfiguration["services"],
): string | null {
  if (strays.size === 0) return null;
  const taken = new Set(services.map(({ id }) => id));
  const lines = [...strays.values()].map((stray) => {
    const { kind, name, seen } = stray;
    const where = seen.map((each) => each.name).join(", ");
    // Two kinds may share a name, and a service an id with somebody else's workload.
    const id = taken.has(name) ? `${name}-${kind.toLowerCase()}` : name;
    taken.add(id);
    const namespaces = seen.flatMap((each) =>
      each.namespace === null ? [] : [`${each.id}: ${each.namespace}`],
    );
    const keys = [
      ...(kind === "Deployment" ? [] : [`kind: ${kind}`]),
      `name: ${name}`,
      ...(namespaces.length === 0 ? [] : [`namespaces: { ${namespaces.join(", ")} }`]),
    ];
    return serviceEntrySchema.safeParse({ id, workload: { kind, name } }).success
      ? `  - id: ${id} # seen in ${where}\n    workload: { ${keys.join(", ")} }`
      : `  # ${inWords(stray)}, seen in ${where}, has a name that greenroom.yaml cannot hold`;
  });
  return ["seen, not configured; add what Greenroom should watch to services:", ...lines].join("\n");
}
