import "server-only";
import { authorize } from "@greenroom/core/access";
import type { Environment } from "@greenroom/core/environments";
import { readObjective } from "@greenroom/core/metrics";
import type { Promotion } from "@greenroom/core/promotions";
import { evidenceCheckId, evidencePlace, withoutStale } from "@greenroom/core/risks";
import { judgeDrift, listWorkspaces, newestPlanned, type Workspace } from "@greenroom/core/runs";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { EnvironmentSummary, LayerSummary } from "../queries/environment-queries.ts";

const promotionsLookedAt = 100;
const runsLookedAt = 50;
const objectiveWindowSeconds = 3600;

/** Every environment, in the order of the configuration. */
export async function getEnvironmentSummaries(): Promise<EnvironmentSummary[]> {
  authorize(await requireViewer("environment:read"), "environment:read");
  const { environments, promotions } = portal();
  const recent = await promotions.list(promotionsLookedAt);
  return await Promise.all(environments.map((environment) => summarise(environment, recent)));
}

async function summarise(
  environment: Environment,
  recent: readonly Promotion[],
): Promise<EnvironmentSummary> {
  const seen = portal().rollouts.find(environment.id);
  const rollout = seen?.rollout ?? null;
  const promotion = recent.find(({ target }) => target === environment.id) ?? null;
  const [layers, objective, firing] = await Promise.all([
    Promise.all(listWorkspaces([environment]).map(summariseLayer)),
    readObjective(portal().metrics, environment, objectiveWindowSeconds),
    countFiring(environment),
  ]);
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
      requestedAt: promotion.requestedAt,
    },
    layers,
    objective,
    firing,
  };
}

async function countFiring({ id }: Environment): Promise<number | null> {
  const { architecture, evidence, log } = portal();
  try {
    const { content } = await architecture.model.current();
    const here = new Set(
      (content?.risks ?? []).flatMap((risk) =>
        risk.evidence
          .filter((check) => evidencePlace(check) === id)
          .map((check) => `${risk.id} ${evidenceCheckId(check)}`),
      ),
    );
    const now = new Date();
    const readings = (await evidence.current()).map((reading) => withoutStale(reading, now));
    return readings.filter(
      ({ risk, check, outcome }) => outcome === "violated" && here.has(`${risk} ${check}`),
    ).length;
  } catch (error) {
    log.warn({ err: error }, "the evidence of the risks could not be read");
    return null;
  }
}

async function summariseLayer(workspace: Workspace): Promise<LayerSummary> {
  const { runs, stateVersions } = portal();
  const [version, lock, newest] = await Promise.all([
    stateVersions.latest(workspace),
    stateVersions.findLock(workspace),
    runs.list({ environment: workspace.environment, limit: runsLookedAt }),
  ]);
  const own = newest.filter(({ workspace: { layer } }) => layer === workspace.layer);
  const [run = null] = own;
  const planned = newestPlanned(own);
  const drift = judgeDrift(planned, planned && (await runs.findSummary(planned.id)));
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
