import type { Environment, EnvironmentId } from "../environments/index.ts";
import type { ServiceRollout } from "./rollout-view.ts";
import type { Workload } from "./workload.ts";

/** What the clusters say right now, from watches that heal alone. Never throws: a cluster that cannot be reached
 * is a state of the answer. */
export interface RolloutSource {
  /** Of every service in every environment, in the order of the configuration. */
  all(): readonly ServiceRollout[];
  find(environment: EnvironmentId, service: string): ServiceRollout | null;
  /** Called after every change of a rollout or of its connection, at most once in 250 ms each. Returns how to stop. */
  subscribe(listener: (changed: ServiceRollout) => void): () => void;
}

/** What to run: an image by its digest, never by a tag. */
export interface WorkloadImage {
  readonly repository: string;
  readonly digest: string;
  readonly version: string;
}

export interface AppliedManifest {
  /** Of the workload after the change: the rollout of this generation is what the change caused. */
  readonly generation: number;
  /** "Deployment go-demo", … in the order in which they were applied. */
  readonly objects: readonly string[];
}

/** A service in one environment, as far as whoever changes it must know it. */
export interface WorkloadTarget {
  readonly environment: Environment;
  readonly workload: Workload;
  /** A Kustomize overlay below the manifests directory. */
  readonly overlay: string;
}

/** Changes what an environment runs. */
export interface WorkloadWriter {
  /** Renders the overlay at the image and applies it by server-side apply: doing it twice is safe.
   * @throws TerminalError when the manifest or the cluster's policy refuses it
   * @throws UnavailableError when the cluster cannot be reached */
  apply(target: WorkloadTarget, image: WorkloadImage, signal: AbortSignal): Promise<AppliedManifest>;
}
