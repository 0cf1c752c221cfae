import { can, type Viewer } from "../access/index.ts";
import type { RunFailure, RunIn, RunPhase } from "./run.ts";
import { type Workspace, workspaceName } from "./workspace.ts";

/** The failure of a run that changed something while its state could be stored nowhere but in a folder.
 * @param words what else is known of how it ended, for people */
export function stateNotSaved(
  workspace: Workspace,
  phase: RunPhase,
  kept: NonNullable<RunFailure["kept"]>,
  words: string,
): RunFailure {
  return {
    code: "state_not_saved",
    phase,
    message: [
      "Applied, but the state could not be saved: the stored one does not know what this run did.",
      words,
    ]
      .filter((part) => part !== "")
      .join("\n"),
    remedy: `Terraform's folder was kept, with the state in errored.tfstate. Apply nothing of ${workspaceName(workspace)} before that state is stored: a plan would create again what is there. How to store it is in docs/operating.md.`,
    kept,
  };
}

/** The failure as this person may read it: where a state lies is for those who may read states. */
export function visibleFailure(run: RunIn<"errored">, viewer: Viewer): RunFailure {
  const { kept, ...failure } = run.failure;
  const mayKnow = can(viewer, "state:read", { environment: run.workspace.environment });
  return kept && mayKnow ? { ...failure, kept } : failure;
}
