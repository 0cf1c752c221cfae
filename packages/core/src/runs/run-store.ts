import type { Actor, Cause } from "../access/index.ts";
import type { ExecutionStore } from "../executions/index.ts";
import type { PlanSummary } from "./plan-summary.ts";
import type { Run, RunId } from "./run.ts";
import type { RunStatus } from "./run-status.ts";
import type { RunEvents, RunEventType, RunRefusals } from "./run-transition.ts";
import type { Workspace } from "./workspace.ts";

export interface RunFilter {
  /** Left out = all of them. */
  readonly environments?: readonly string[] | undefined;
  /** In any environment. */
  readonly layers?: readonly string[] | undefined;
  readonly status?: RunStatus | undefined;
  /** Runs requested before this one, for the next page. */
  readonly before?: RunId | undefined;
  readonly limit: number;
}

/** A step in a run's life, for its timeline and for audit. */
export interface RunStep {
  readonly at: Date;
  readonly event: RunEventType | "requested";
  readonly status: RunStatus;
  /** The person, or null when the machinery moved it. */
  readonly by: Actor | null;
}

/** Everything that an apply needs and that no other worker may be assumed to have. */
export interface StoredPlan {
  readonly planFile: Uint8Array;
  readonly configuration: Uint8Array;
  readonly summary: PlanSummary;
  /** Values to keep out of the apply's log. */
  readonly sensitive: readonly string[];
}

export interface NewRun {
  readonly workspace: Workspace;
  readonly message: string;
  readonly requestedBy: Actor;
}

/** A run that ends gives its workspace's turn on, and its plan file and its right to the state go, all with the change
 * that ends it. */
export interface RunStore
  extends ExecutionStore<RunId, Run, RunEvents, RunRefusals, "run_not_found", RunFilter> {
  /** Adds a run at the end of its workspace's queue; where nobody is before it, it gets its turn with that. */
  create(run: NewRun, cause: Cause): Promise<Run>;
  /** The run that holds the workspace. */
  holder(workspace: Workspace): Promise<Run | null>;
  /** Every run that holds a workspace, however long ago it was requested; at most one each. */
  holders(): Promise<readonly Run[]>;
  /** The run with the newest plan that was made to its end, however many came since without one. */
  newestPlanned(workspace: Workspace): Promise<Run | null>;
  /** Gives the turn in every workspace that nobody holds and where a run waits. */
  giveTurns(): Promise<void>;
  steps(id: RunId): Promise<readonly RunStep[]>;
  /** Kept encrypted: plan files hold secrets. */
  savePlan(id: RunId, plan: StoredPlan): Promise<void>;
  /** Null before the plan, and after the run's end when files are dropped. */
  loadPlan(id: RunId): Promise<StoredPlan | null>;
  findSummary(id: RunId): Promise<PlanSummary | null>;
}
