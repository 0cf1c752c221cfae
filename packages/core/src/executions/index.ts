export {
  type Approval,
  approvalSchema,
  lapseInWords,
  lostApprovals,
  standingOf,
  withLapsed,
} from "./approval.ts";
export { approvalCountSchema, approvalOf, type Decision, decisionOf, decisionSchema } from "./decision.ts";
export { commentSchema, saying } from "./comment.ts";
export type { ExecutionEvent, RefusalsOf } from "./execution-event.ts";
export type { ExecutionStore, Heartbeat, LeaseStore, SilentStore } from "./execution-store.ts";
export { type Lease, type LeaseClaim, leaseSchema } from "./lease.ts";
export type { ExecutionStatusFacts, ShownStatus, StatusTone } from "./status-facts.ts";
export { type StopRequest, stopRequestSchema } from "./stop-request.ts";
export { type RefusalCode, refuse } from "./refuse.ts";
export { executionTiming, silentInWords } from "./timing.ts";
