export { createExecutionRows, type ExecutionRows, type LockedExecution } from "./execution-rows.ts";
export { createJobOutbox, type JobOutbox, type TransactionalQueue } from "./job-outbox.ts";
export { type Lapse, lapseFacts } from "./lapse-facts.ts";
export { lockForTransaction } from "./lock-for-transaction.ts";
