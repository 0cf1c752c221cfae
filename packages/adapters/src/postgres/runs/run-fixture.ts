import { randomUUID } from "node:crypto";
import { actorSchema, machinery } from "@greenroom/core/access";
import type { JobId } from "@greenroom/core/jobs";
import type { PlanRecord, Run, RunId, RunStore, Workspace } from "@greenroom/core/runs";
import type { TransactionalQueue } from "../executions/index.ts";

/** A queue that nobody works on. */
export const idleQueue: TransactionalQueue = {
  enqueueIn: async () => "job" as JobId,
  prepare: async () => undefined,
};

/** @param name whoever asks */
export function requestFixture(runs: RunStore, workspace: Workspace, name = "Ada"): Promise<Run> {
  const requestedBy = actorSchema.parse({ id: name.toLowerCase(), name });
  return runs.create({ workspace, message: "", requestedBy }, { actor: requestedBy, requestId: null });
}

/** A worker's claim of the run's plan.
 * @returns the lease's id */
export async function claimFixture(runs: RunStore, id: RunId): Promise<string> {
  const lease = { id: randomUUID(), worker: "host/1" };
  const claimed = await runs.change(id, { type: "plan_started", lease }, machinery);
  if (!claimed.ok) throw new Error(claimed.error.message);
  return lease.id;
}

const digest = "a".repeat(64);

/** A plan that would create one resource. */
export const planRecordFixture: PlanRecord = {
  digest,
  configurationDigest: digest,
  lockFileDigest: digest,
  variablesDigest: digest,
  stateSerial: null,
  counts: { create: 1, update: 0, replace: 0, delete: 0 },
};
