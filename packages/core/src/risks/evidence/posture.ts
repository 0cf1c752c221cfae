import type { Environment, EnvironmentId } from "../../environments/index.ts";
import type { Workload } from "../../rollouts/index.ts";

/** How a workload is set up, as the cluster says it. */
export interface WorkloadPosture {
  readonly name: string;
  readonly readyPods: number;
  /** Nodes of the ready pods, each once. */
  readonly nodes: readonly string[];
  /** The one that selects its pods; null = none does. */
  readonly disruptionBudget: { readonly name: string; readonly disruptionsAllowed: number } | null;
  readonly autoscaler: {
    readonly name: string;
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly currentReplicas: number;
  } | null;
  readonly containers: readonly {
    readonly name: string;
    readonly hasResources: boolean;
    readonly hasProbes: boolean;
  }[];
}

export interface ClusterPosture {
  /** Null where the cluster holds no such workload.
   * @throws UnavailableError */
  read(environment: Environment, workload: Workload): Promise<WorkloadPosture | null>;
}

/** What is known of an environment's infrastructure, per layer. */
export interface WorkspacePosture {
  readonly environment: EnvironmentId;
  readonly layer: string;
  /** Release that versions.yaml pins; null = it names none. */
  readonly release: string | null;
  /** Of all releases that versions.yaml names for the layer. */
  readonly newestRelease: string | null;
  /** The newest state as it is stored; null = nothing was applied yet. */
  readonly state: {
    readonly isSealed: boolean;
    /** Managed resources in it, or why they cannot be counted. */
    readonly resources: number | { readonly unreadable: string };
  } | null;
  /** The newest plan that was made to its end; null = there has been none. */
  readonly lastPlan: {
    readonly at: string;
    /** Whether something is left to change: planned and not applied. */
    readonly hasChanges: boolean;
  } | null;
}

export interface TerraformPosture {
  /** @throws UnavailableError */
  read(environment: Environment): Promise<readonly WorkspacePosture[]>;
}
