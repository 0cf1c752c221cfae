import type { Viewer } from "../access/index.ts";
import type { Result } from "../result/index.ts";
import type { PlanSummary } from "./plan-summary.ts";
import type { ChangeCounts, Person, Run, RunId, RunPhase } from "./run.ts";
import type { RunError } from "./run-error.ts";
import type { RunStatus } from "./run-status.ts";
import type { LockInfo, StateError, StateLock, StateVersion } from "./state-version.ts";
import type { RunEventType } from "./transition.ts";
import type { Workspace } from "./workspace.ts";

export interface RunFilter {
  readonly environment?: string | undefined;
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
  readonly by: Person | null;
}

/** Everything that an apply needs and that no other worker may be assumed to have. */
export interface StoredPlan {
  readonly planFile: Uint8Array;
  readonly configuration: Uint8Array;
  readonly summary: PlanSummary;
  /** Values to keep out of the apply's log. */
  readonly sensitive: readonly string[];
}

export interface RunStore {
  /** Adds a pending run at the end of its workspace's queue. */
  create(workspace: Workspace, message: string, requestedBy: Person): Promise<Run>;
  find(id: RunId): Promise<Run | null>;
  /** Newest first. */
  list(filter: RunFilter): Promise<readonly Run[]>;
  /** Oldest first. */
  listInStatus(statuses: readonly RunStatus[]): Promise<readonly Run[]>;
  /** Decides under the run's row lock with the database's time, so two deciders never both succeed; records the step.
   * @param decide pure: it may not do anything else than decide */
  update(
    id: RunId,
    decide: (run: Run, now: Date) => Result<Run, RunError>,
    step: { readonly event: RunEventType; readonly by: Person | null },
  ): Promise<Result<Run, RunError>>;
  /** Gives the oldest pending run of each free workspace its turn.
   * @returns those that got it */
  advance(): Promise<readonly Run[]>;
  steps(id: RunId): Promise<readonly RunStep[]>;
  /** Tells that the lease's worker lives. False when the lease is no longer the run's. */
  heartbeat(
    id: RunId,
    leaseId: string,
  ): Promise<{ readonly held: boolean; readonly cancelRequested: boolean }>;
  /** Executing runs whose worker was last heard from longer ago than this, by the database's clock. */
  listLost(silentSeconds: number): Promise<readonly RunId[]>;
  /** Kept encrypted: plan files hold secrets. */
  savePlan(id: RunId, plan: StoredPlan): Promise<void>;
  /** Null before the plan, and after the run's end when files are dropped. */
  loadPlan(id: RunId): Promise<StoredPlan | null>;
  findSummary(id: RunId): Promise<PlanSummary | null>;
  /** Plan files are of no use once a run has ended. */
  dropPlanFile(id: RunId): Promise<void>;
}

export interface LogChunk {
  /** Bytes before this chunk. */
  readonly offset: number;
  readonly text: string;
}

export interface RunLog {
  append(id: RunId, phase: RunPhase, offset: number, text: string): Promise<void>;
  /** Chunks from an offset on, in order. */
  read(id: RunId, phase: RunPhase, fromOffset: number): Promise<readonly LogChunk[]>;
}

/** A run's right to reach its workspace's state, or a person's. */
export type StateClient =
  | { readonly kind: "run"; readonly runId: RunId }
  | { readonly kind: "person"; readonly viewer: Viewer };

export interface StateVersions {
  /** Newest first. */
  list(workspace: Workspace, limit: number): Promise<readonly StateVersion[]>;
  latest(workspace: Workspace): Promise<StateVersion | null>;
  read(workspace: Workspace): Promise<Uint8Array | null>;
  /** Whether the newest state is stored as only this key reads it; null = there is none. */
  isSealed(workspace: Workspace): Promise<boolean | null>;
  write(
    workspace: Workspace,
    client: StateClient,
    lockId: string | null,
    content: Uint8Array,
  ): Promise<Result<StateVersion | null, StateError>>;
  findLock(workspace: Workspace): Promise<StateLock | null>;
  lock(workspace: Workspace, client: StateClient, info: LockInfo): Promise<Result<StateLock, StateError>>;
  unlock(workspace: Workspace, lockId: string | null): Promise<Result<null, StateError>>;
  /** @returns a new secret with which this run reaches this workspace's state, until it is revoked */
  issueCredential(runId: RunId, workspace: Workspace): Promise<string>;
  /** Whose credential this is, if it is one for this workspace and not revoked. */
  authenticate(workspace: Workspace, runId: string, secret: string): Promise<RunId | null>;
  /** From here on the run can neither read nor write state; a lock it holds is released.
   * @returns the released lock */
  revoke(runId: RunId): Promise<StateLock | null>;
}

/** What the states say is there, by name alone: what is in a state may be secret. */
export interface AppliedResources {
  /** Of the newest state; null = nothing was applied yet.
   * @throws UnavailableError */
  addresses(workspace: Workspace): Promise<readonly string[] | null>;
}

export interface ConfigurationSnapshot {
  readonly archive: Uint8Array;
  readonly configurationDigest: string;
  readonly lockFileDigest: string;
  readonly variablesDigest: string;
}

/** One execution of Terraform. */
export interface TerraformContext {
  readonly workspace: Workspace;
  readonly configuration: Uint8Array;
  readonly credential: { readonly runId: RunId; readonly secret: string };
  /** Values to keep out of the log beyond those the adapter knows. */
  readonly sensitive: readonly string[];
  /** Called in order; the text is redacted. */
  readonly log: (text: string) => void;
  /** Aborting interrupts once, waits for the grace period, then kills. */
  readonly signal: AbortSignal;
}

export type TerraformStop =
  | { readonly outcome: "failed"; readonly code: "failed" | "stale" | "altered"; readonly message: string }
  /** The state backend handed out no state; the words are its own. */
  | {
      readonly outcome: "failed";
      readonly code: "state_key_mismatch";
      readonly message: string;
      readonly remedy: string;
    }
  | StateNotSaved
  | { readonly outcome: "stopped"; readonly forced: boolean };

/** Terraform changed something and could store its new state nowhere but in its folder, which is kept. */
export interface StateNotSaved {
  readonly outcome: "state_not_saved";
  /** Holds `errored.tfstate`. */
  readonly folder: string;
  /** How the execution ended otherwise: an outcome, or what was thrown. */
  readonly cause: unknown;
}

/** A folder that was kept for the `errored.tfstate` in it. */
export interface KeptState {
  readonly runId: RunId;
  readonly folder: string;
}

export type PlanOutcome =
  | {
      readonly outcome: "planned";
      readonly planFile: Uint8Array;
      readonly digest: string;
      readonly summary: PlanSummary;
      readonly sensitive: readonly string[];
    }
  | TerraformStop;

export type ApplyOutcome =
  | { readonly outcome: "applied"; readonly applied: ChangeCounts | null }
  | TerraformStop;

/** Expected failures are outcomes; rejects when the machinery itself broke. */
export interface Terraform {
  /** What a plan would be made from now. */
  snapshot(workspace: Workspace): Promise<ConfigurationSnapshot>;
  plan(context: TerraformContext): Promise<PlanOutcome>;
  /** Applies exactly the plan file whose SHA-256 is `digest`; any other is refused as "altered". */
  apply(context: TerraformContext, planFile: Uint8Array, digest: string): Promise<ApplyOutcome>;
  /** On this host, also those of workers that ended before they could say so. */
  listKeptStates(): Promise<readonly KeptState[]>;
}
