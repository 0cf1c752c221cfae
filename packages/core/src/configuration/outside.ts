import type { FoundWorkload } from "./describe-outside.ts";

/** What was found outside greenroom.yaml, or why nobody looked. */
export type LookedUp<Value> =
  | { readonly kind: "found"; readonly value: Value }
  | {
      readonly kind: "not_looked_up";
      readonly reason: string;
      /** Where somebody was asked and gave no answer: who, why, and what to do. */
      readonly failure?: string;
      /** Of the environment, where one is at fault: its keys, with dots between. */
      readonly setting?: string | undefined;
    };

/** What greenroom.yaml speaks of and does not hold itself. */
export interface Outside {
  readonly manifestsDirectory: string;
  /** Overlays that are there, below that directory, and those of them that hold nothing to build. */
  readonly overlays: ReadonlySet<string>;
  readonly emptyOverlays: ReadonlySet<string>;
  /** Of the images that overlays have, by overlay; none of one whose images only a build would tell. */
  readonly overlayRepositories: ReadonlyMap<string, ReadonlySet<string>>;
  readonly infraDirectory: string;
  /** Names of the stacks that are there. */
  readonly stacks: readonly string[];
  /** Files of variables that are there, below `environments` of that directory. */
  readonly variableFiles: ReadonlySet<string>;
  readonly modelDirectory: string;
  /** Whether it holds any file of a model. */
  readonly hasModel: boolean;
  /** Ids of the architecture's components. */
  readonly components: LookedUp<readonly string[]>;
  /** Of the kubeconfig. */
  readonly contexts: LookedUp<readonly string[]>;
  /** By environment's id. */
  readonly environments: ReadonlyMap<string, EnvironmentOutside>;
}

/** Why a service has no series: nobody has the metric of its profile, some have it and none with its labels, or its
 * targets or all of that Prometheus are so new that nobody can tell. */
export type Unmeasured = "unknown_metric" | "other_labels" | "not_scraped_yet";

export interface EnvironmentOutside {
  /** Of every kind, in its namespace and in those that services name there. */
  readonly workloads: LookedUp<readonly FoundWorkload[]>;
  /** What its Prometheus lacks, by the service's id. */
  readonly unmeasured: LookedUp<ReadonlyMap<string, Unmeasured>>;
}
