import type { PlanSummary } from "./plan-summary.ts";
import { planOf, type Run, type RunId } from "./run.ts";
import type { RunStore } from "./run-store.ts";
import type { Workspace } from "./workspace.ts";

/** drifted = changed outside of Terraform; changes-left = planned and not applied. */
export const planStates = ["drifted", "changes-left", "in-sync"] as const;
export type PlanState = (typeof planStates)[number];

/** What a workspace's newest plan says. It says nothing of what changed since. */
export type WorkspaceDrift =
  | { readonly state: "never-planned" }
  | {
      readonly state: PlanState;
      readonly at: Date;
      readonly runId: RunId;
      /** Module blocks with something left to do; null = the plan does not tell which. */
      readonly modules: ReadonlyMap<string, PlanState> | null;
    };

/** What the newest plan of a workspace says. */
export async function readDrift(
  runs: Pick<RunStore, "findSummary" | "newestPlanned">,
  workspace: Workspace,
): Promise<WorkspaceDrift> {
  const run = await runs.newestPlanned(workspace);
  return judgeDrift(run, run && (await runs.findSummary(run.id)));
}

/** @param run the newest with a plan; null = there has been none
 * @param summary of its plan; null = it is not kept */
export function judgeDrift(run: Run | null, summary: PlanSummary | null): WorkspaceDrift {
  const plan = run && planOf(run);
  if (!run || !plan) return { state: "never-planned" };
  const { create, update, replace, delete: destroyed } = plan.counts;
  const known = { at: run.statusSince, runId: run.id };
  if (run.status === "applied" || create + update + replace + destroyed === 0)
    return { state: "in-sync", ...known, modules: new Map() };
  if (!summary) return { state: "changes-left", ...known, modules: null };
  const modules = new Map<string, PlanState>();
  for (const { address, drifted } of summary.changes) {
    const module = moduleOf(address);
    if (module !== null && modules.get(module) !== "drifted")
      modules.set(module, drifted ? "drifted" : "changes-left");
  }
  const isDrifted = summary.changes.some(({ drifted }) => drifted);
  return { state: isDrifted ? "drifted" : "changes-left", ...known, modules };
}

/** The outermost module block of `module.network.kubectl_manifest.default_deny`; null = a resource of the root. */
function moduleOf(address: string): string | null {
  return /^module\.([^.[]+)/.exec(address)?.[1] ?? null;
}
