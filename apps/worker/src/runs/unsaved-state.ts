import { hostname } from "node:os";
import { machinery } from "@greenroom/core/access";
import {
  isFinal,
  type Run,
  type RunFailure,
  type RunPhase,
  type StateNotSaved,
  stateNotSaved,
} from "@greenroom/core/runs";
import type { RunWorkerContext } from "./run-worker-context.ts";

/** Why a run failed whose state was kept in a folder, and where that is. */
export function unsavedState(
  { log }: Pick<RunWorkerContext, "log">,
  { id, workspace }: Run,
  phase: RunPhase,
  { folder, cause }: StateNotSaved,
): RunFailure {
  log.error({ runId: id, folder, err: cause instanceof Error ? cause : undefined }, "state not saved");
  return stateNotSaved(workspace, phase, { host: hostname(), folder }, wordsOf(cause));
}

/** Says of runs whose worker was killed, cut off or given up before it could say so where their state was kept. */
export async function tellKeptStates(
  context: Pick<RunWorkerContext, "terraform" | "runs" | "log">,
): Promise<void> {
  for (const { runId, folder } of await context.terraform.listKeptStates()) {
    const kept = { host: hostname(), folder };
    const told = await context.runs.change(runId, { type: "state_kept", kept }, machinery);
    if (told.ok) context.log.error({ runId, folder }, "found a state that was not saved");
  }
}

/** Removes what executions of ended runs left on this host when their worker was killed: plans and values of variables
 * lie in it. */
export async function removeLeftFolders(
  context: Pick<RunWorkerContext, "terraform" | "runs" | "log">,
): Promise<void> {
  const folders = await context.terraform.removeLeftFolders(async (id) => {
    const run = await context.runs.find(id);
    return run !== null && isFinal(run.status);
  });
  for (const folder of folders) context.log.warn({ folder }, "removed what a killed worker left");
}

/** What was thrown is for the log alone: its text may hold what people should not read. */
function wordsOf(cause: unknown): string {
  if (typeof cause !== "object" || cause === null || !("outcome" in cause)) return "";
  if ("message" in cause) return String(cause.message);
  return cause.outcome === "stopped" ? "Terraform was interrupted." : "";
}
