import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { Environment, EnvironmentId } from "@greenroom/core/environments";
import { readObjective } from "@greenroom/core/metrics";
import type { Promotion } from "@greenroom/core/promotions";
import { evidenceCheckId, evidencePlace, findingOf } from "@greenroom/core/risks";
import { listWorkspaces, readDrift, type Run, type Workspace } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { EnvironmentSummary, LayerSummary } from "../contract.ts";

const promotionsLookedAt = 100;
const runsLookedAt = 50;
const objectiveWindowSeconds = 3600;

/** Every environment that the viewer may see, in the order of the configuration. */
export async function getEnvironmentSummaries(
  may: Authorised<"environment:read">,
): Promise<EnvironmentSummary[]> {
  const { promotions } = portal();
  const environments = portal().environments.filter(({ id: environment }) => may.covers({ environment }));
  const [recent, firing] = await Promise.all([promotions.list({ limit: promotionsLookedAt }), countFiring()]);
  return await Promise.all(
    environments.map(async (environment) => ({
      ...(await summarise(environment, recent)),
      firing: firing && firing(environment.id),
    })),
  );
}

async function summarise(
  environment: Environment,
  recent: readonly Promotion[],
): Promise<Omit<EnvironmentSummary, "firing">> {
  const { metrics, runs } = portal();
  const seen = portal().rollouts.find(environment.id);
  const rollout = seen?.rollout ?? null;
  const promotion = recent.find(({ target }) => target === environment.id) ?? null;
  const [newestRuns, objective] = await Promise.all([
    runs.list({ environments: [environment.id], limit: runsLookedAt }),
    readObjective(metrics, environment, objectiveWindowSeconds),
  ]);
  const layers = await Promise.all(
    listWorkspaces([environment]).map((workspace) => summariseLayer(workspace, newestRuns)),
  );
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
    connection: seen?.connection ?? null,
    rollout: rollout && {
      status: rollout.status,
      reason: rollout.reason,
      version: rollout.version,
      image: rollout.image,
      replicas: rollout.replicas,
    },
    deployedAt: rollout?.revisions.find(({ isCurrent }) => isCurrent)?.createdAt ?? null,
    promotion: promotion && {
      id: promotion.id,
      status: promotion.status,
      version: promotion.release.version,
      requestedAt: promotion.requestedAt.toISOString(),
    },
    layers,
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

/** @param newestRuns of its environment */
async function summariseLayer(workspace: Workspace, newestRuns: readonly Run[]): Promise<LayerSummary> {
  const { runs, stateVersions } = portal();
  const [version, lock, drift] = await Promise.all([
    stateVersions.latest(workspace),
    stateVersions.findLock(workspace),
    readDrift(runs, newestRuns, workspace.layer),
  ]);
  const run = newestRuns.find(({ workspace: { layer } }) => layer === workspace.layer) ?? null;
  return {
    layer: workspace.layer,
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
