import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { Environment, EnvironmentId } from "@greenroom/core/environments";
import { readObjective } from "@greenroom/core/metrics";
import { evidenceCheckId, evidencePlace, findingOf } from "@greenroom/core/risks";
import { isIn, isPromoted, metricsScope, placeOf, type Service, workloadIn } from "@greenroom/core/services";
import { listWorkspaces, readDrift, type Workspace } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { EnvironmentSummary, LayerSummary, ServiceSummary } from "../contract.ts";

const objectiveWindowSeconds = 3600;

/** Every environment that the viewer may see, in the order of the configuration. */
export async function getEnvironmentSummaries(
  may: Authorised<"environment:read">,
): Promise<EnvironmentSummary[]> {
  const environments = portal().environments.filter(({ id: environment }) => may.covers({ environment }));
  const firing = await countFiring();
  return await Promise.all(
    environments.map(async (environment) => ({
      ...(await summarise(may, environment)),
      firing: firing && firing(environment.id),
    })),
  );
}

async function summarise(
  may: Authorised<"environment:read">,
  environment: Environment,
): Promise<Omit<EnvironmentSummary, "firing">> {
  const visible = portal().services.filter((service) => may.covers(placeOf(service, environment)));
  const [services, layers] = await Promise.all([
    Promise.all(
      visible
        .filter((service) => isIn(service, environment))
        .map((service) => summariseService(service, environment)),
    ),
    Promise.all(listWorkspaces([environment]).map(summariseLayer)),
  ]);
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
    services,
    notHere: visible.filter((service) => !isIn(service, environment)).map(({ id }) => id),
    layers,
  };
}

async function summariseService(service: Service, environment: Environment): Promise<ServiceSummary> {
  const { metrics, promotions, promoted, rollouts } = portal();
  const seen = rollouts.find(environment.id, service.id);
  const rollout = seen?.rollout ?? null;
  const scope = metricsScope(service, environment);
  const [[promotion = null], objective] = await Promise.all([
    service.id === promoted.id ? promotions.list({ environments: [environment.id], limit: 1 }) : [],
    scope && readObjective(metrics, environment, scope, objectiveWindowSeconds),
  ]);
  return {
    id: service.id,
    namespace: workloadIn(service, environment).namespace,
    connection: seen?.connection ?? null,
    rollout: rollout && {
      kind: rollout.kind,
      status: rollout.status,
      reason: rollout.reason,
      version: rollout.version,
      image: rollout.image,
      replicas: rollout.replicas,
    },
    deployedAt: rollout?.revisions.find(({ isCurrent }) => isCurrent)?.createdAt ?? null,
    isPromoted: isPromoted(service),
    promotion: promotion && {
      id: promotion.id,
      status: promotion.status,
      version: promotion.release.version,
      requestedAt: promotion.requestedAt.toISOString(),
    },
    objective,
  };
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

async function summariseLayer(workspace: Workspace): Promise<LayerSummary> {
  const { runs, stateVersions } = portal();
  const { environment, layer } = workspace;
  const [version, lock, drift, [run = null]] = await Promise.all([
    stateVersions.latest(workspace),
    stateVersions.findLock(workspace),
    readDrift(runs, workspace),
    runs.list({ environments: [environment], layers: [layer], limit: 1 }),
  ]);
  return {
    layer,
    state: version && { serial: version.serial, at: version.createdAt.toISOString() },
    lock: lock && {
      who: lock.info.Who || "unknown",
      operation: lock.info.Operation,
      since: lock.acquiredAt.toISOString(),
    },
    drift: drift.state === "never-planned" ? null : drift.state,
    run: run && { id: run.id, status: run.status, at: run.requestedAt.toISOString() },
  };
}
