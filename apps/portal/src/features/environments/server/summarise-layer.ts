import "server-only";
import { readDrift, type Workspace } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { LayerSummary } from "../contract.ts";

export async function summariseLayer(workspace: Workspace): Promise<LayerSummary> {
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
