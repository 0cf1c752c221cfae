import "server-only";
import { authorize, type Viewer } from "@greenroom/core/access";
import { holdsWorkspace, listWorkspaces, type Run, type RunFilter, type RunId } from "@greenroom/core/runs";
import { portal } from "../../../composition/portal.ts";
import type { RunDetailView, RunView, WorkspaceView } from "../run-view.ts";
import { toRunDetailView, toRunView } from "./to-run-view.ts";

const versionsShown = 20;

export async function listRuns(viewer: Viewer, filter: RunFilter): Promise<readonly RunView[]> {
  authorize(viewer, "run:read");
  return (await portal().runs.list(filter)).map(toRunView);
}

/** Null when there is no such run. */
export async function getRun(viewer: Viewer, id: RunId): Promise<RunDetailView | null> {
  authorize(viewer, "run:read");
  const { runs } = portal();
  const run = await runs.find(id);
  if (run === null) return null;
  const [summary, steps, waitsFor] = await Promise.all([
    runs.findSummary(id),
    runs.steps(id),
    run.status === "pending" ? findHolder(run) : null,
  ]);
  return toRunDetailView(run, viewer, { summary, steps, waitsFor });
}

/** Locks and states of every configured workspace. */
export async function listWorkspaceStates(viewer: Viewer): Promise<readonly WorkspaceView[]> {
  authorize(viewer, "state:read");
  const { environments, stateVersions } = portal();
  return Promise.all(
    listWorkspaces(environments).map(async (workspace): Promise<WorkspaceView> => {
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

async function findHolder({ workspace }: Run): Promise<string | null> {
  const unfinished = await portal().runs.listInStatus([
    "plan_queued",
    "planning",
    "planned",
    "confirmed",
    "apply_queued",
    "applying",
  ]);
  const holder = unfinished.find(
    (run) =>
      holdsWorkspace(run.status) &&
      run.workspace.environment === workspace.environment &&
      run.workspace.layer === workspace.layer,
  );
  return holder?.id ?? null;
}
