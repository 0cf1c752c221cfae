export { runAsItStands } from "./run-as-it-stands.ts";
export { runDecisions, runDecisionsSchema } from "./run-decisions.ts";
export {
  approvalsRequired,
  cancelRun,
  approveRun,
  discardRun,
  type RunCommandContext,
  requestRun,
} from "./run-commands.ts";
export {
  judgeDrift,
  type PlanState,
  planStates,
  readDrift,
  type WorkspaceDrift,
} from "./judge-drift.ts";
export {
  type ChangeAction,
  changeActions,
  type FieldChange,
  type PlanSummary,
  planSummarySchema,
  type ResourceChange,
} from "./plan-summary.ts";
export type * from "./ports.ts";
export { createRedactor, type Redactor, redact } from "./redactor.ts";
export {
  type Approval,
  approvalsOf,
  type ChangeCounts,
  changeCountsSchema,
  digestSchema,
  type PlanRecord,
  planOf,
  planRecordSchema,
  type Run,
  type RunBase,
  type RunFailure,
  runFailureSchema,
  type RunId,
  type RunIn,
  type RunPhase,
  type RunState,
  runIdSchema,
  runPhases,
  runStateSchema,
} from "./run.ts";
export { jobOfRun, runJobs } from "./run-jobs.ts";
export { runNotFound } from "./run-not-found.ts";
export {
  holdsWorkspace,
  isFinal,
  isPhaseOver,
  type RunStatus,
  type RunStatusFacts,
  runStatuses,
  runStatusesThat,
  runStatusFacts,
} from "./run-status.ts";
export type { NewRun, RunFilter, RunStep, RunStore, StoredPlan } from "./run-store.ts";
export {
  checkStateWrite,
  type LockInfo,
  lockInfoSchema,
  readStateHead,
  type StateError,
  type StateErrorCode,
  type StateHead,
  type StateLock,
  type StateVersion,
} from "./state-version.ts";
export { stateNotSaved, visibleFailure } from "./state-not-saved.ts";
export { sensitiveValues, summarisePlan } from "./summarise-plan.ts";
export { type RunEvent, type RunEventType, type RunRefusals, transitionRun } from "./run-transition.ts";
export { type ToolReadiness, waitsForWorker, type WorkerReadiness } from "./worker-readiness.ts";
export {
  findWorkspace,
  type Layer,
  layerSchema,
  listWorkspaces,
  type Workspace,
  workspaceName,
  workspaceSchema,
} from "./workspace.ts";
