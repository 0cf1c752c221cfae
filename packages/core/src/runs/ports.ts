import type { Viewer } from "../access/index.ts";
import type { Result } from "../result/index.ts";
import type { PlanSummary } from "./plan-summary.ts";
import type { ChangeCounts, RunId, RunPhase } from "./run.ts";
import type { LockInfo, StateError, StateLock, StateVersion } from "./state-version.ts";
import type { ToolReadiness } from "./worker-readiness.ts";
import type { Workspace } from "./workspace.ts";

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
  /** `requestId` of the request to the portal by which they came. */
  | { readonly kind: "person"; readonly viewer: Viewer; readonly requestId: string | null };

/** What people do is on record, with the change; what a run does is told by the run. */
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
  unlock(workspace: Workspace, client: StateClient, lockId: string | null): Promise<Result<null, StateError>>;
  /** @returns a new secret with which this run reaches its workspace's state for as long as it has this lease; null
   * when the lease is not the run's any more */
  issueCredential(runId: RunId, leaseId: string): Promise<string | null>;
  /** Whose credential this is, if it is one for this workspace and its lease has not ended. */
  authenticate(workspace: Workspace, runId: string, secret: string): Promise<RunId | null>;
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
  /** Whether it could be started now. */
  readiness(): Promise<ToolReadiness>;
  /** On this host, also those of workers that ended before they could say so. */
  listKeptStates(): Promise<readonly KeptState[]>;
  /** What killed workers left on this host, except where a state was kept or a process still works.
   * @param isOver whether nothing of the run is to come
   * @returns the folders that were removed */
  removeLeftFolders(isOver: (runId: RunId) => Promise<boolean>): Promise<readonly string[]>;
}
