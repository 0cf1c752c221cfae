import { z } from "zod";
import { modelIdSchema } from "../architecture/index.ts";
import { type Environment, seriesLabelsSchema } from "../environments/index.ts";
import {
  type MetricsProfile,
  type JudgedScope,
  metricsDeliveries,
  type MetricsScope,
  type PromisedObjectives,
  type RequestObjective,
} from "../metrics/index.ts";
import { type DomainError, err, ok, type Result } from "../result/index.ts";
import { type Workload, workloadKindSchema } from "../rollouts/index.ts";

const nameSchema = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    "a name is lower-case letters, digits and dashes, as in Kubernetes",
  );

/** Stands in an overlay's path for the environment's id. */
const environmentPlaceholder = "{environment}";

function profileMissing({ input }: { readonly input?: unknown }): string | undefined {
  return input === undefined
    ? "is missing: without it nobody knows which metric counts the requests; name a profile, such as opentelemetry"
    : undefined;
}

/** One entry of `services` in greenroom.yaml. */
export const serviceEntrySchema = z.strictObject({
  id: nameSchema,
  /** Of the architecture's model, which says its owner, tier and documents; left out = the one that is bound to its
   * workload. */
  component: modelIdSchema.optional(),
  /** Ids of those that it is in; left out = all. What several environments share is in the one that it belongs to. */
  environments: z
    .array(z.string().min(1))
    .min(1, "names at least one environment; leave it out for all")
    .optional(),
  workload: z.strictObject({
    kind: workloadKindSchema.default("Deployment"),
    /** In every environment. */
    name: nameSchema,
    /** Left out = the one of the workload's name, else the first. */
    container: nameSchema.optional(),
    /** By environment, where it is another one than the environment's. */
    namespaces: z.record(z.string(), nameSchema).default({}),
  }),
  /** What promotions need; left out = the service is observed only. */
  promotion: z
    .strictObject({
      /** A Kustomize overlay below the manifests directory, with {environment} where its id stands. */
      overlay: z
        .string()
        .refine(
          (path) => path.includes(environmentPlaceholder),
          `names ${environmentPlaceholder}: each environment has an overlay of its own`,
        ),
      /** The repository that its releases come from, without tag or digest; left out = any. */
      image: z
        .string()
        .regex(
          // Only a registry's host, which a path follows, has a port.
          /^(?=.{1,255}$)(?:[a-z0-9][a-z0-9.-]*(?::[0-9]+)?\/)?[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/,
          "a repository is a registry's host and a path, without tag or digest",
        )
        .optional(),
    })
    .optional(),
  /** How its requests are measured; left out = they are not. */
  metrics: z
    .strictObject({
      /** A known profile, or one of `metricsProfiles`. */
      profile: z.string({ error: profileMissing }).min(1),
      /** Whether Prometheus scrapes its pods, or they push what they measure. */
      delivery: z.enum(metricsDeliveries).default("scraped"),
      /** Labels that all series of this service have, its `up` too, and no other's, beside the namespace: those that
       * Prometheus gives its targets. */
      labels: seriesLabelsSchema(z.string().min(1)).refine(
        (labels) => Object.keys(labels).length > 0,
        "names at least one label",
      ),
      /** By environment, where they are other ones there, or others than the environment's; "" = its series have no such
       * label. */
      labelsIn: z.record(z.string(), seriesLabelsSchema(z.string())).default({}),
      /** Indicators of the objectives' documents, by name: one about failures, one about time, or none. */
      objectives: z.array(z.string().min(1)).default([]),
    })
    .optional(),
});
type ServiceEntry = z.infer<typeof serviceEntrySchema>;

/** What the platform runs and people speak of by name. */
export interface Service extends Omit<ServiceEntry, "metrics"> {
  readonly metrics:
    | (Omit<NonNullable<ServiceEntry["metrics"]>, "profile" | "objectives"> & {
        readonly profile: MetricsProfile;
        /** By environment. */
        readonly objectives: Readonly<Record<string, PromisedObjectives>>;
      })
    | null;
}

/** A service that releases move, and whose requests judge them. */
export interface PromotedService extends Service {
  readonly promotion: NonNullable<Service["promotion"]>;
  readonly metrics: NonNullable<Service["metrics"]> & {
    readonly objectives: Readonly<
      Record<string, PromisedObjectives & { readonly availability: RequestObjective }>
    >;
  };
}

export function isPromoted(service: Service): service is PromotedService {
  const promised = Object.values(service.metrics?.objectives ?? {});
  return (
    service.promotion !== undefined &&
    promised.length > 0 &&
    promised.every(({ availability }) => availability !== null)
  );
}

/** The service that a request names, or the only promoted one where it names none. */
export function findPromoted(
  services: readonly Service[],
  asked: string | undefined,
): Result<PromotedService, DomainError<"service_unknown">> {
  const promoted = services.filter(isPromoted);
  const found = promoted.find(({ id }) => id === asked);
  const [only, ...others] = promoted;
  if (found) return ok(found);
  if (only && asked === undefined && others.length === 0) return ok(only);
  const ids = promoted.map(({ id }) => id).join(", ");
  return err({
    code: "service_unknown",
    field: "service",
    message:
      promoted.length === 0
        ? "No service of greenroom.yaml is promoted."
        : asked === undefined
          ? `More than one service is promoted: name one of ${ids}.`
          : `greenroom.yaml promotes no service ${asked}. Ask for one of: ${ids}.`,
  });
}

export function findService(services: readonly Service[], id: string): Service | null {
  return services.find((service) => service.id === id) ?? null;
}

/** The overlay that puts the service into an environment, below the manifests directory. */
export function overlayOf(
  { promotion }: Pick<PromotedService, "promotion">,
  { id }: Pick<Environment, "id">,
): string {
  return promotion.overlay.replaceAll(environmentPlaceholder, id);
}

/** Whether an environment has it: nobody looks for it elsewhere. */
export function isIn(
  { environments }: Pick<Service, "environments">,
  { id }: Pick<Environment, "id">,
): boolean {
  return environments === undefined || environments.includes(id);
}

/** What runs it in an environment. */
export function workloadIn(
  { workload: { kind, name, container, namespaces } }: Pick<Service, "workload">,
  { id, cluster }: Pick<Environment, "id" | "cluster">,
): Workload {
  return { kind, name, container: container ?? null, namespace: namespaces[id] ?? cluster.namespace };
}

/** Which service in which environment a workload is, by its namespace and name; null where it is none of them. */
export function findPlaceOf(
  { namespace, name }: Pick<Workload, "namespace" | "name">,
  environments: readonly Environment[],
  services: readonly Service[],
): { readonly environment: string; readonly service: string } | null {
  for (const environment of environments)
    for (const service of services.filter((each) => isIn(each, environment))) {
      const workload = workloadIn(service, environment);
      if (workload.namespace === namespace && workload.name === name) return placeOf(service, environment);
    }
  return null;
}

/** Where everything about its deployments belongs: what a role, a token, a rollout and a promotion name. */
export function placeOf(
  { id: service }: Pick<Service, "id">,
  { id: environment }: Pick<Environment, "id">,
): { readonly environment: string; readonly service: string } {
  return { environment, service };
}

/** Which series of an environment's Prometheus are the service's: its own labels count before the environment's. */
export function matchersIn(
  metrics: Pick<NonNullable<ServiceEntry["metrics"]>, "labels" | "labelsIn">,
  { id, metrics: { labels } }: Environment,
  namespace: string,
): Readonly<Record<string, string>> {
  return { namespace, ...labels, ...metrics.labels, ...metrics.labelsIn[id] };
}

/** Which series of an environment's Prometheus are about the service's pods, whoever measures them: the labels of its
 * targets are only those of what it measures itself. */
export function podMatchersIn(service: PromotedService, environment: Environment): MetricsScope["matchers"] {
  const names = ["namespace", ...Object.keys(environment.metrics.labels)];
  return Object.fromEntries(
    Object.entries(metricsScope(service, environment).matchers).filter(([name]) => names.includes(name)),
  );
}

/** Its requests in one environment; null where they are not measured, or it is not there. */
export function metricsScope(service: PromotedService, environment: Environment): JudgedScope;
export function metricsScope(service: Service, environment: Environment): MetricsScope | null;
export function metricsScope(service: Service, environment: Environment): MetricsScope | null {
  const { metrics } = service;
  if (metrics === null || !isIn(service, environment)) return null;
  const promised = metrics.objectives[environment.id];
  return {
    profile: metrics.profile,
    matchers: matchersIn(metrics, environment, workloadIn(service, environment).namespace),
    delivery: metrics.delivery,
    objective: promised?.availability ?? null,
    latency: promised?.latency ?? null,
  };
}
