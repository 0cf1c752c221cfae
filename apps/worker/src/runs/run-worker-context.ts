import type { JobQueue } from "@greenroom/core/jobs";
import type { LiveNotifier } from "@greenroom/core/live";
import type { RunLog, RunStore, StateVersions, Terraform } from "@greenroom/core/runs";
import type { Logger } from "pino";
import type { RunMetrics } from "./run-metrics.ts";

/** What executing runs needs. */
export interface RunWorkerContext {
  /** Names this process to people, such as `host-1/4711`. */
  readonly worker: string;
  readonly runs: RunStore;
  readonly runLog: RunLog;
  readonly stateVersions: StateVersions;
  readonly terraform: Terraform;
  readonly queue: JobQueue;
  readonly live: LiveNotifier;
  readonly metrics: RunMetrics;
  readonly log: Logger;
}
