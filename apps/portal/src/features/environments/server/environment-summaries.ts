import "server-only";
import { authorize } from "@greenroom/core/access";
import type { Environment } from "@greenroom/core/environments";
import type { Promotion } from "@greenroom/core/promotions";
import { listWorkspaces, type Workspace } from "@greenroom/core/runs";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { EnvironmentSummary, LayerSummary } from "../queries/environment-queries.ts";

const promotionsLookedAt = 100;

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
  const layers = await Promise.all(listWorkspaces([environment]).map(summariseLayer));
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
  };
}

async function summariseLayer(workspace: Workspace): Promise<LayerSummary> {
  const { runs, stateVersions } = portal();
  const [version, lock, newest] = await Promise.all([
    stateVersions.latest(workspace),
    stateVersions.findLock(workspace),
    runs.list({ environment: workspace.environment, limit: 20 }),
  ]);
  const run = newest.find(({ workspace: { layer } }) => layer === workspace.layer) ?? null;
  return {
    layer: workspace.layer,
    state: version && { serial: version.serial, at: version.createdAt.toISOString() },
    lock: lock && {
      who: lock.info.Who || "unknown",
      operation: lock.info.Operation,
      since: lock.acquiredAt.toISOString(),
    },
    run: run && { id: run.id, status: run.status, at: run.requestedAt.toISOString() },
  };
}
