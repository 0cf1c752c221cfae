import type { LiveNotifier } from "@greenroom/core/live";
import type { RunLog, RunPhase, RunStore, StateVersions, Terraform } from "@greenroom/core/runs";
import type { Logger } from "pino";

/** What executing runs needs. */
export interface RunWorkerContext {
  /** Names this process to people, such as `host-1/4711`. */
  readonly workerName: string;
  readonly runs: RunStore;
  readonly runLog: RunLog;
  readonly stateVersions: StateVersions;
  readonly terraform: Terraform;
  readonly live: LiveNotifier;
  /** @param status in which the phase left the run */
  readonly observePhase: (phase: RunPhase, environment: string, status: string, seconds: number) => void;
  readonly log: Logger;
}
