import { type InfraLayout, modulesUsedBy, pinnedRelease, workspacesOf } from "./layout.ts";
import type { Workspace } from "./workspace.ts";

const documentOrTest = /\.md$|\.test\.ts$|\.tftest\.hcl$|(^|\/)tests\//;

/** Workspaces whose plan a change may alter; a workspace that is pinned to an earlier release is
 * not touched by a change of stacks and modules.
 * @param changedPaths relative to packages/infra, with forward slashes */
export function affectedWorkspaces(
  infraDir: string,
  layout: InfraLayout,
  changedPaths: readonly string[],
): readonly Workspace[] {
  const relevant = changedPaths.filter((path) => !documentOrTest.test(path));
  return workspacesOf(layout).filter((workspace) => {
    const followsCheckout = pinnedRelease(layout, workspace) === layout.currentRelease;
    return relevant.some(
      (path) => isItsData(path, workspace) || (followsCheckout && isItsCode(infraDir, path, workspace)),
    );
  });
}

function isItsData(path: string, { environment, layer }: Workspace): boolean {
  return path === `environments/${environment}/${layer}.tfvars` || path === "versions.yaml";
}

function isItsCode(infraDir: string, path: string, { layer }: Workspace): boolean {
  const stack = `stacks/${layer}`;
  if (path.startsWith(`${stack}/`)) return true;
  const changedModule = /^modules\/([^/]+)\//.exec(path)?.[1];
  return changedModule !== undefined && modulesUsedBy(infraDir, stack).has(changedModule);
}
