import { type Authorised, can } from "../access/index.ts";
import { type Environment, findEnvironment } from "../environments/index.ts";
import { saying } from "../executions/index.ts";
import { type DomainError, err, ok, type Result } from "../result/index.ts";
import type { Run, RunId } from "./run.ts";
import { runNotFound } from "./run-not-found.ts";
import type { RunStore } from "./run-store.ts";
import type { RunEvent, RunEventType, RunRefusals } from "./run-transition.ts";
import { findWorkspace } from "./workspace.ts";

/** What the commands need. */
export interface RunCommandContext {
  readonly environments: readonly Environment[];
  readonly runs: RunStore;
}

/** Asks for a plan. It waits for its turn in the workspace's queue.
 * @throws AccessDeniedError where the person may not plan in that environment */
export async function requestRun(
  context: RunCommandContext,
  may: Authorised<"run:plan">,
  request: { readonly environment: string; readonly layer: string; readonly message: string },
): Promise<Result<Run, DomainError<"workspace_not_found">>> {
  const workspace = findWorkspace(context.environments, request.environment, request.layer);
  if (workspace === null) {
    const field = findEnvironment(context.environments, request.environment) ? "layer" : "environment";
    return err({
      code: "workspace_not_found",
      message:
        field === "layer"
          ? `There is no layer "${request.layer}" in the environment "${request.environment}".`
          : `There is no environment "${request.environment}".`,
      field,
      remedy: `Choose an ${field === "layer" ? "environment's layer" : "environment"} that greenroom.yaml names.`,
    });
  }
  may.at({ environment: workspace.environment });
  return ok(
    await context.runs.create({ workspace, message: request.message, requestedBy: may.actor }, may.cause),
  );
}

/** Approves the plan that the person has seen: the digest says which.
 * @throws AccessDeniedError where the person may not approve in the run's environment */
export async function approveRun(
  context: RunCommandContext,
  may: Authorised<"run:approve">,
  { id, planDigest, comment }: { readonly id: RunId; readonly planDigest: string; readonly comment?: string },
): Decided<"approved"> {
  return decide(context, may, id, (run) => ({
    type: "approved",
    by: may.actor,
    planDigest,
    approvalsRequired: approvalsRequired(context.environments, run),
    ...saying(comment),
  }));
}

/** Ends a run whose plan nobody wants applied.
 * @throws AccessDeniedError where the person may not end runs in its environment */
export async function discardRun(
  context: RunCommandContext,
  may: Authorised<"run:cancel">,
  { id, reason }: { readonly id: RunId; readonly reason: string },
): Decided<"discarded"> {
  return decide(context, may, id, () => ({ type: "discarded", by: may.actor, reason }));
}

/** Ends a run that waits at once; one that executes is interrupted by its worker.
 * @throws AccessDeniedError where the person may not end runs in its environment */
export async function cancelRun(
  context: RunCommandContext,
  may: Authorised<"run:cancel">,
  { id, comment }: { readonly id: RunId; readonly comment?: string },
): Decided<"cancel_requested"> {
  return decide(context, may, id, () => ({ type: "cancel_requested", by: may.actor, ...saying(comment) }));
}

/** How many people must approve a run of this environment; 1 where the environment is no longer configured. */
export function approvalsRequired(environments: readonly Environment[], run: Run): number {
  const environment = environments.find(({ id }) => id === run.workspace.environment);
  return environment?.terraform.approvalsRequired ?? 1;
}

type Decided<Type extends RunEventType> = Promise<
  Result<Run, DomainError<RunRefusals[Type] | "run_not_found">>
>;

/** A run that the person may not even read is not there for them. */
async function decide<Type extends RunEventType>(
  { runs }: RunCommandContext,
  may: Authorised<"run:approve" | "run:cancel">,
  id: RunId,
  eventOf: (run: Run) => RunEvent<Type>,
): Decided<Type> {
  const run = await runs.find(id);
  if (run === null) return runNotFound();
  const place = { environment: run.workspace.environment };
  if (!can(may.viewer, "run:read", place)) return runNotFound();
  may.at(place);
  return runs.change(id, eventOf(run), may.cause);
}
