import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { Environment, EnvironmentId } from "@greenroom/core/environments";
import { teamName } from "@greenroom/core/architecture";
import { readObjectives } from "@greenroom/core/metrics";
import { rolloutKey, type ServiceRollout } from "@greenroom/core/rollouts";
import { evidenceCheckId, evidencePlace, findingOf } from "@greenroom/core/risks";
import {
  isIn,
  isPromoted,
  isReached,
  metricsScope,
  placeOf,
  type Service,
  serviceComponent,
  workloadIn,
} from "@greenroom/core/services";
import { listWorkspaces } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { EnvironmentSummary, ServiceSummary } from "../contract.ts";
import { summariseLayer } from "./summarise-layer.ts";

const objectiveWindowSeconds = 3600;

/** A service in an environment that the viewer may see it in. */
interface Place {
  readonly environment: Environment;
  readonly service: Service;
}

/** Every environment in which the viewer may see something, in the order of the configuration. What is measured of all
 * of their services is asked for together: many of them take about as long as one. */
export async function getEnvironmentSummaries(
  may: Authorised<"environment:read">,
): Promise<EnvironmentSummary[]> {
  const { services } = portal();
  const environments = portal().environments.filter((environment) =>
    isReached(may.viewer, may.permission, environment, services),
  );
  const isWhole = ({ id: environment }: Environment) => may.covers({ environment });
  const visible = environments.flatMap((environment) =>
    services
      .filter((service) => may.covers(placeOf(service, environment)))
      .map((service): Place => ({ environment, service })),
  );
  const places = visible.filter(({ service, environment }) => isIn(service, environment));
  const [firing, readings, promotions, components, layers] = await Promise.all([
    countFiring(),
    readPlaces(places),
    newestPromotions(places),
    findComponents(services),
    Promise.all(
      environments.map((environment) =>
        Promise.all(isWhole(environment) ? listWorkspaces([environment]).map(summariseLayer) : []),
      ),
    ),
  ]);
  // Once for all: each look at one makes those of its whole namespace.
  const rollouts = new Map(
    portal()
      .rollouts.all()
      .map((seen) => [rolloutKey(seen), seen]),
  );
  const summaries = places.map((place, index) => {
    const key = rolloutKey(placeOf(place.service, place.environment));
    const summary = summariseService(place, rollouts.get(key) ?? null, {
      objective: readings[index] ?? null,
      promotion: promotions.get(key) ?? null,
      component: components.get(place.service.id) ?? null,
    });
    return { environment: place.environment, summary };
  });
  return environments.map((environment, index) =>
    summarise(environment, {
      services: summaries.filter((each) => each.environment === environment).map(({ summary }) => summary),
      notHere: visible
        .filter((place) => place.environment === environment && !isIn(place.service, environment))
        .map(({ service }) => service.id),
      reach: isWhole(environment) ? "environment" : "services",
      layers: layers[index] ?? [],
      firing: firing && isWhole(environment) ? firing(environment.id) : null,
    }),
  );
}

function summarise(
  environment: Environment,
  known: Pick<EnvironmentSummary, "services" | "notHere" | "reach" | "layers" | "firing">,
): EnvironmentSummary {
  const { services } = known;
  const connections = services.map(({ connection }) => connection);
  return {
    id: environment.id,
    name: environment.name,
    production: environment.production,
    namespace: environment.cluster.namespace,
    clusterContext: environment.cluster.context,
    promotedFrom: environment.promotion.from,
    approvals: {
      runs: environment.terraform.approvalsRequired,
      promotions: environment.promotion.approvalsRequired,
    },
    connection: connections.find((each) => each?.state === "unreachable") ?? connections[0] ?? null,
    ...known,
  };
}

function summariseService(
  { service, environment }: Place,
  seen: ServiceRollout | null,
  known: Pick<ServiceSummary, "objective" | "promotion" | "component">,
): ServiceSummary {
  const rollout = seen?.rollout ?? null;
  return {
    id: service.id,
    namespace: workloadIn(service, environment).namespace,
    connection: seen?.connection ?? null,
    rollout: rollout && {
      kind: rollout.kind,
      status: rollout.status,
      reason: rollout.reason,
      version: rollout.version,
    },
    deployedAt: rollout?.revisions.find(({ isCurrent }) => isCurrent)?.createdAt ?? null,
    isPromoted: isPromoted(service),
    ...known,
  };
}

/** In the order of the places; null = the service's requests are not measured. */
async function readPlaces(places: readonly Place[]): Promise<readonly ServiceSummary["objective"][]> {
  const asked = places.map(({ service, environment }) => ({
    environment,
    scope: metricsScope(service, environment),
  }));
  const readings = await readObjectives(portal().metrics, asked, objectiveWindowSeconds);
  return asked.map(({ scope }, index) => (scope === null ? null : (readings[index] ?? null)));
}

/** By the key of its place. */
async function newestPromotions(
  places: readonly Place[],
): Promise<ReadonlyMap<string, NonNullable<ServiceSummary["promotion"]>>> {
  const asked = places
    .filter(({ service }) => isPromoted(service))
    .map(({ service, environment }) => placeOf(service, environment));
  const found = await portal().promotions.newestIn(asked);
  return new Map(
    found.map((promotion) => {
      const { id, status, release, requestedAt } = promotion;
      const view = { id, status, version: release.version, requestedAt: requestedAt.toISOString() };
      return [rolloutKey({ environment: promotion.target, service: promotion.service }), view];
    }),
  );
}

/** What the architecture says of each service, by its id; a model that could not be read says nothing. */
async function findComponents(
  services: readonly Service[],
): Promise<ReadonlyMap<string, NonNullable<ServiceSummary["component"]>>> {
  const { architecture, environments } = portal();
  const { content } = await architecture.model.current();
  if (!content) return new Map();
  const model = content.architecture;
  return new Map(
    services.flatMap((service): [string, NonNullable<ServiceSummary["component"]>][] => {
      const found = serviceComponent(model, service, environments);
      if (found.kind === "none") return [];
      if (found.kind === "unknown") return [[service.id, { kind: "unknown", id: found.id }]];
      const { id, name, zone, tier, owner } = found.component;
      const ownerName = owner === undefined ? null : teamName(model, owner);
      return [[service.id, { kind: "known", id, name, zone, tier: tier ?? null, ownerName }]];
    }),
  );
}

/** Of the checks that look at each environment, how many are violated now; null = not known. */
async function countFiring(): Promise<((environment: EnvironmentId) => number) | null> {
  const { architecture, evidence, log } = portal();
  try {
    const [{ content }, readings] = await Promise.all([architecture.model.current(), evidence.current()]);
    const now = new Date();
    return (environment) =>
      (content?.risks ?? [])
        .flatMap(({ id, evidence: checks }) => checks.map((check) => ({ id, check })))
        .filter(
          ({ id, check }) =>
            evidencePlace(check) === environment &&
            findingOf(readings, id, evidenceCheckId(check), now).outcome === "violated",
        ).length;
  } catch (error) {
    log.warn({ err: error }, "the evidence of the risks could not be read");
    return null;
  }
}
