import { inClusterContext } from "../environments/index.ts";
import { metricNames } from "../metrics/index.ts";
import { overlayOf, serviceEntrySchema } from "../services/index.ts";
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

export interface EnvironmentOutside {
  /** Names of the Deployments in its namespace. */
  readonly workloads: LookedUp<readonly string[]>;
  /** Ids of the services whose profile's metric its Prometheus does not know. */
  readonly unmeasured: LookedUp<ReadonlySet<string>>;
}

export interface OutsideJudgement {
  /** Each with its line and what to do. */
  readonly faults: readonly string[];
  /** Where nobody looked, and why, each once. */
  readonly notLookedUp: readonly string[];
  /** Deployments that no service names, with the lines to add; null = there are none. */
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
  const strays = new Map<string, string[]>();
  const { contexts, stacks } = outside;
  if (contexts.kind === "not_looked_up")
    for (const { name } of environments) miss("clusters", contexts, name);
  environments.forEach(({ id, name, cluster, prometheus, terraform }, index) => {
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
      const { promotion, workload, metrics } = service;
      if (promotion) {
        const overlay = overlayOf({ promotion }, { id });
        if (!outside.overlays.has(overlay))
          fault(
            ["services", at, "promotion", "overlay"],
            `there is no overlay ${overlay} for ${name} in ${outside.manifestsDirectory}; make it or correct the path; GREENROOM_MANIFESTS_DIR says where overlays are`,
          );
      }
      if (found?.workloads.kind === "found" && !found.workloads.value.includes(workload.name))
        fault(
          ["services", at, "workload", "name"],
          `there is no Deployment "${workload.name}" in the namespace ${cluster.namespace} of ${name}; correct the name or deploy it; ${listed(found.workloads.value)}`,
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
      if (!services.some((service) => service.workload.name === workload))
        strays.set(workload, [...(strays.get(workload) ?? []), name]);
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
  return { faults, notLookedUp, notConfigured: describeStrays(strays) };
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "there is none" : `there are: ${names.join(", ")}`;
}

function describeStrays(strays: ReadonlyMap<string, readonly string[]>): string | null {
  if (strays.size === 0) return null;
  const lines = [...strays].map(([name, environments]) => {
    const isNamed = serviceEntrySchema.safeParse({ id: name, workload: { name } }).success;
    const where = environments.join(", ");
    return isNamed
      ? `  - id: ${name} # seen in ${where}\n    workload: { name: ${name} }`
      : `  # ${name}, seen in ${where}, has a name that greenroom.yaml cannot hold`;
  });
  return ["seen, not configured; add what Greenroom should watch to services:", ...lines].join("\n");
}
