import type { Viewer } from "../access/index.ts";
import type { Environment } from "../environments/index.ts";
import type { JobQueue } from "../jobs/index.ts";
import type { LiveNotifier } from "../live/index.ts";
import { ok, type Result } from "../result/index.ts";
import { dispatchRuns } from "./dispatch-runs.ts";
import type { RunStore } from "./ports.ts";
import type { Person, Run, RunId } from "./run.ts";
import { type RunError, runError } from "./run-error.ts";
import { transition } from "./transition.ts";
import { findWorkspace } from "./workspace.ts";

/** What the commands need. */
export interface RunCommandContext {
  readonly environments: readonly Environment[];
  readonly runs: RunStore;
  readonly queue: JobQueue;
  readonly live: LiveNotifier;
}

/** Asks for a plan. It waits for its turn in the workspace's queue. */
export async function requestRun(
  context: RunCommandContext,
  request: { environment: string; layer: string; message: string; requestedBy: Viewer },
): Promise<Result<Run, RunError>> {
  const workspace = findWorkspace(context.environments, request.environment, request.layer);
  if (workspace === null)
    return runError(
      "workspace_not_found",
      `There is no layer "${request.layer}" in an environment "${request.environment}".`,
      { field: "layer", remedy: "Choose one of the layers that greenroom.yaml names." },
    );
  const run = await context.runs.create(workspace, request.message, personOf(request.requestedBy));
  await dispatchRuns(context);
  await context.live.notify({ topic: "runs", key: run.id });
  return ok((await context.runs.find(run.id)) ?? run);
}

/** Approves the plan that the person has seen: the digest says which. */
export async function confirmRun(
  context: RunCommandContext,
  request: { id: RunId; planDigest: string; by: Viewer },
): Promise<Result<Run, RunError>> {
  const by = personOf(request.by);
  return decide(context, request.id, { event: "approved", by }, (run, at) =>
    transition(run, {
      type: "approved",
      at,
      by,
      planDigest: request.planDigest,
      approvalsRequired: approvalsRequired(context.environments, run),
    }),
  );
}

/** Ends a run whose plan nobody wants applied. */
export async function discardRun(
  context: RunCommandContext,
  request: { id: RunId; reason: string; by: Viewer },
): Promise<Result<Run, RunError>> {
  const by = personOf(request.by);
  return decide(context, request.id, { event: "discarded", by }, (run, at) =>
    transition(run, { type: "discarded", at, by, reason: request.reason }),
  );
}

/** Ends a run that waits at once; one that executes is interrupted by its worker. */
export async function cancelRun(
  context: RunCommandContext,
  request: { id: RunId; by: Viewer },
): Promise<Result<Run, RunError>> {
  const by = personOf(request.by);
  return decide(context, request.id, { event: "cancel_requested", by }, (run, at) =>
    transition(run, { type: "cancel_requested", at, by }),
  );
}

/** How many people must approve a run of this environment; 1 where the environment is no longer configured. */
export function approvalsRequired(environments: readonly Environment[], run: Run): number {
  const environment = environments.find(({ id }) => id === run.workspace.environment);
  return environment?.terraform.approvalsRequired ?? 1;
}

async function decide(
  context: RunCommandContext,
  id: RunId,
  step: Parameters<RunStore["update"]>[2],
  decision: Parameters<RunStore["update"]>[1],
): Promise<Result<Run, RunError>> {
  const decided = await context.runs.update(id, decision, step);
  if (!decided.ok) return decided;
  await dispatchRuns(context);
  await context.live.notify({ topic: "runs", key: id });
  return ok((await context.runs.find(id)) ?? decided.value);
}

function personOf(viewer: Viewer): Person {
  return { id: viewer.id, name: viewer.name };
}
