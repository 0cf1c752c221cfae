import type {
  ChangeCounts,
  Decisions,
  PlanRecord,
  PlanSummary,
  RunFailure,
  RunPhase,
  RunStatus,
} from "@greenroom/core/runs";

/** A run as the browser knows it; times are ISO 8601. */
export interface RunView {
  readonly id: string;
  readonly environment: string;
  readonly layer: string;
  readonly status: RunStatus;
  readonly message: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly statusSince: string;
  /** Null before the plan. */
  readonly counts: ChangeCounts | null;
  /** What all workers wait for before they take this run on; null = nothing, or it waits for no worker. */
  readonly heldBack: string | null;
}

export interface RunDetailView extends RunView {
  readonly plan: PlanRecord | null;
  /** Null before the plan is stored. */
  readonly summary: PlanSummary | null;
  readonly approvals: readonly { readonly by: string; readonly at: string }[];
  readonly failure: RunFailure | null;
  readonly applied: ChangeCounts | null;
  readonly cancelRequestedBy: string | null;
  /** Who discarded or canceled it. */
  readonly endedBy: string | null;
  readonly reason: string | null;
  readonly steps: readonly {
    readonly at: string;
    readonly event: string;
    readonly status: RunStatus;
    readonly by: string | null;
  }[];
  /** The run of the same workspace that must end first. */
  readonly waitsFor: string | null;
  readonly decisions: Decisions;
  /** Phases that have begun, so that they have a log. */
  readonly phases: readonly RunPhase[];
}

export interface WorkspaceView {
  readonly environment: string;
  readonly layer: string;
  readonly lock: {
    readonly id: string;
    readonly who: string;
    readonly operation: string;
    readonly acquiredAt: string;
    readonly runId: string | null;
  } | null;
  /** Newest first. */
  readonly versions: readonly {
    readonly serial: number;
    readonly lineage: string;
    readonly sizeBytes: number;
    readonly createdAt: string;
    readonly runId: string | null;
  }[];
}

/** A layer that runs can be started for. */
export interface LayerChoice {
  readonly environment: string;
  readonly layer: string;
}
