import type { Environment, EnvironmentId } from "../environments/index.ts";
import type { EnvironmentRollout } from "./rollout-view.ts";

/** What the clusters say right now, from watches that heal alone. Never throws: a cluster that cannot be reached
 * is a state of the answer. */
export interface RolloutSource {
  all(): readonly EnvironmentRollout[];
  find(environment: EnvironmentId): EnvironmentRollout | null;
  /** Called after every change, at most once in 250 ms an environment. Returns how to stop. */
  subscribe(listener: (changed: EnvironmentRollout) => void): () => void;
}

/** What to run: an image by its digest, never by a tag. */
export interface WorkloadImage {
  readonly repository: string;
  readonly digest: string;
  readonly version: string;
}

export interface AppliedManifest {
  /** Of the Deployment after the change: the rollout of this generation is what the change caused. */
  readonly generation: number;
  /** "Deployment go-demo", … in the order in which they were applied. */
  readonly objects: readonly string[];
}

/** Changes what an environment runs. */
export interface WorkloadWriter {
  /** Renders the environment's overlay at the image and applies it by server-side apply: doing it twice is safe.
   * @throws TerminalError when the manifest or the cluster's policy refuses it
   * @throws UnavailableError when the cluster cannot be reached */
  apply(environment: Environment, image: WorkloadImage, signal: AbortSignal): Promise<AppliedManifest>;
}
