import { inClusterContext } from "../environments/index.ts";
import { metricNames } from "../metrics/index.ts";
import { isIn, matchersIn, overlayOf, workloadIn } from "../services/index.ts";
import { type ConfigurationFault, type FaultSubject, inOrder } from "./configuration-fault.ts";
import { inWords, isSame, type NotLookedUp, type StrayWorkload } from "./describe-outside.ts";
import { findStrays } from "./find-strays.ts";
import type { Outside } from "./outside.ts";
import { indexOf, readYaml } from "./read-yaml.ts";
import type { WrittenConfiguration } from "./written-configuration.ts";

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
    { reason, failure }: { readonly reason: string; readonly failure?: string },
    { id, name }: { readonly id: string | null; readonly name: string },
    path?: readonly PropertyKey[],
  ) =>
    notLookedUp.push({
      about,
      environment: id,
      name,
      cause: `${what} not looked up: ${reason}`,
      failure: failure === undefined ? null : path ? read.faultAt(path, failure).text : failure,
    });
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
        ...read.faultAt(path, message),
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
      else if (!outside.variableFiles.has(`${id}/${layer}.tfvars`))
        fault(
          "terraform",
          ["environments", index, "terraform", "layers", at],
          `there is no ${outside.infraDirectory}/environments/${id}/${layer}.tfvars, which says how ${name} differs; write it, empty where nothing does`,
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
        else if (outside.emptyOverlays.has(overlay))
          fault(
            "promotion",
            ["services", at, "promotion", "overlay"],
            `the overlay ${overlay} of ${name} in ${outside.manifestsDirectory} holds no kustomization.yaml with anything to build; write one, list its resources there, or correct the path`,
            service.id,
          );
      }
      const repositories = promotion && outside.overlayRepositories.get(overlayOf({ promotion }, { id }));
      if (promotion?.image !== undefined && repositories && !holdsImage(repositories, promotion.image))
        fault(
          "promotion",
          ["services", at, "promotion", "image"],
          `the overlay ${overlayOf({ promotion }, { id })} of ${name} holds no image "${promotion.image}"; correct it, or leave it out where releases come from anywhere; ${listed([...repositories])}`,
          service.id,
        );
      const workload = workloadIn(service, environment);
      const runs =
        found?.workloads.kind === "found"
          ? found.workloads.value.find((each) => isSame(each, workload))
          : undefined;
      const { container } = workload;
      if (container !== null && runs?.containers?.includes(container) === false)
        fault(
          "workload",
          ["services", at, "workload", "container"],
          `the ${workload.kind} "${workload.name}" of ${name} has no container "${container}"; correct the name; ${listed(runs.containers)}`,
          service.id,
        );
      if (found?.workloads.kind === "found" && runs === undefined)
        fault(
          "workload",
          ["services", at, "workload", "name"],
          `there is no ${workload.kind} "${workload.name}" in the namespace ${workload.namespace} of ${name}; correct the name or deploy it; ${listed(
            found.workloads.value.filter(({ namespace }) => namespace === workload.namespace).map(inWords),
          )}`,
          service.id,
        );
      if (!metrics || found?.unmeasured.kind !== "found") return;
      const measured = metricNames(metrics.profile).join(" or ");
      switch (found.unmeasured.value.get(service.id)) {
        case "unknown_metric":
          fault(
            "metrics",
            ["services", at, "metrics", "profile"],
            `the Prometheus of ${name} has had no ${measured} for a day; name a profile whose metric the service has, or let Prometheus scrape it`,
            service.id,
          );
          break;
        case "other_labels": {
          const matchers = matchersIn(metrics, environment, workload.namespace);
          const labels = Object.entries(matchers).map(([label, value]) => `${label}="${value}"`);
          fault(
            "metrics",
            ["services", at, "metrics", "labels"],
            `the Prometheus of ${name} has ${measured}, and has had no series of it with ${labels.join(", ")} for a day; name labels that the service's series have there`,
            service.id,
          );
          break;
        }
        case "not_scraped_yet":
          notLookedUp.push({
            about: "metrics",
            environment: id,
            name: `${service.id} in ${name}`,
            cause: `not scraped yet: its Prometheus or what it scrapes has just started, and has no ${measured} so far`,
            failure: null,
            isYoung: true,
          });
          break;
        case undefined:
      }
    });
    // Of all clusters it was said already, and so was that the context is missing.
    if (found?.workloads.kind === "not_looked_up" && contexts.kind === "found" && hasContext)
      miss(
        "workload",
        "workloads",
        isOwnCluster ? { reason: found.workloads.reason } : found.workloads,
        environment,
        ["environments", index, "cluster", "context"],
      );
    if (found?.unmeasured.kind === "not_looked_up") {
      const { setting, reason } = found.unmeasured;
      // What greenroom.yaml does not say itself is a fault of the settings, which have no line.
      if (setting === undefined || Object.keys(prometheus).length === 0)
        miss(
          "metrics",
          "metrics",
          found.unmeasured,
          environment,
          prometheus.url === undefined ? undefined : ["environments", index, "prometheus", "url"],
        );
      else fault("metrics", ["environments", index, ...setting.split(".")], reason);
    }
  });
  if (!outside.hasModel)
    faults.push({
      file: outside.modelDirectory,
      line: null,
      text: "holds no model, so there is no map; write one there, or say with GREENROOM_MODEL_DIR where it is",
      about: ["component"],
      environment: null,
      service: null,
    });
  services.forEach(({ id, component }) => {
    if (component === undefined || outside.components.kind !== "found") return;
    if (!outside.components.value.includes(component))
      faults.push({
        file: null,
        ...read.faultAt(
          ["services", indexOf(read, "services", id), "component"],
          `there is no component "${component}" in ${outside.modelDirectory}; correct the id, or leave it out where a component is bound to the workload; GREENROOM_MODEL_DIR says where the model is`,
        ),
        about: ["component"],
        environment: null,
        service: id,
      });
  });
  if (
    outside.components.kind === "not_looked_up" &&
    outside.hasModel &&
    services.some(({ component }) => component !== undefined)
  )
    miss("component", "components", outside.components, { id: null, name: "Architecture" });
  return {
    faults: inOrder(faults),
    notLookedUp,
    strays: findStrays(read, { environments, services }, outside.environments),
  };
}

/** Overlays may name an image by the last part of its name, since a release's stands there in the end. */
function holdsImage(repositories: ReadonlySet<string>, image: string): boolean {
  return repositories.has(image) || repositories.has(image.slice(image.lastIndexOf("/") + 1));
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "there is none" : `there are: ${names.join(", ")}`;
}
