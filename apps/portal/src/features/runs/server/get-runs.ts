import "server-only";
import { type Authorised, environmentsCovered } from "@greenroom/core/access";
import { runAsItStands, listWorkspaces, type Run, type RunFilter, type RunId } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { RunDetailView, RunView, WorkspaceView } from "../run-view.ts";
import { toRunDetailView, toRunView } from "./to-run-view.ts";

const versionsShown = 20;

export async function listRuns(may: Authorised<"run:read">, filter: RunFilter): Promise<RunView[]> {
  const { environments: configured, runs, workerReadiness } = portal();
  const covered = environmentsCovered(may, configured, null);
  const environments =
    filter.environments && covered
      ? covered.filter((id) => filter.environments?.includes(id))
      : (filter.environments ?? covered);
  const [found, workersWaitFor] = await Promise.all([
    runs.list({ ...filter, environments }),
    workerReadiness.waitsFor(),
  ]);
  return found.map((run) => toRunView(run, workersWaitFor));
}

/** Null when there is no such run, or none that the viewer may read. */
export async function findRun(may: Authorised<"run:read">, id: RunId): Promise<Run | null> {
  const run = await portal().runs.find(id);
  return run !== null && may.covers({ environment: run.workspace.environment }) ? run : null;
}

/** Null when there is no such run, or none that the viewer may read. */
export async function getRun(may: Authorised<"run:read">, id: RunId): Promise<RunDetailView | null> {
  const { access, runs, workerReadiness } = portal();
  const found = await findRun(may, id);
  if (found === null) return null;
  const [run, summary, steps, holder, workersWaitFor] = await Promise.all([
    runAsItStands(found, access.standingRights, new Date()),
    runs.findSummary(id),
    runs.steps(id),
    found.status === "pending" ? runs.holder(found.workspace) : null,
    workerReadiness.waitsFor(),
  ]);
  return toRunDetailView(run, may.viewer, { summary, steps, waitsFor: holder?.id ?? null, workersWaitFor });
}

/** Locks and states of every configured workspace. */
export async function listWorkspaceStates(may: Authorised<"state:read">): Promise<WorkspaceView[]> {
  const { environments, stateVersions } = portal();
  const readable = listWorkspaces(environments).filter(({ environment }) => may.covers({ environment }));
  return Promise.all(
    readable.map(async (workspace): Promise<WorkspaceView> => {
      const [lock, versions] = await Promise.all([
        stateVersions.findLock(workspace),
        stateVersions.list(workspace, versionsShown),
      ]);
      return {
        ...workspace,
        lock: lock && {
          id: lock.info.ID,
          who: lock.info.Who,
          operation: lock.info.Operation,
          acquiredAt: lock.acquiredAt.toISOString(),
          runId: lock.runId,
        },
        versions: versions.map((version) => ({ ...version, createdAt: version.createdAt.toISOString() })),
      };
    }),
  );
}
