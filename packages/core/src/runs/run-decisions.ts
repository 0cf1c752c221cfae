import { z } from "zod";
import type { Viewer } from "../access/index.ts";
import {
  approvalCountSchema,
  approvalOf,
  decisionOf,
  decisionSchema,
  standingOf,
} from "../executions/index.ts";
import { approvalsOf, type Run } from "./run.ts";
import { isFinal } from "./run-status.ts";

export const runDecisionsSchema = z.object({
  approve: decisionSchema,
  discard: decisionSchema,
  cancel: decisionSchema,
  approvals: approvalCountSchema,
});
type RunDecisions = z.infer<typeof runDecisionsSchema>;

/** The same rules as `transitionRun`, told beforehand.
 * @param run as it stands */
export function runDecisions(run: Run, viewer: Viewer, approvalsRequired: number): RunDecisions {
  const waits = run.status === "planned";
  const place = { environment: run.workspace.environment };
  const { requestedBy } = run;
  const approvals = approvalsOf(run);
  return {
    approve:
      waits || isSentBack(run, approvalsRequired)
        ? approvalOf(viewer, "run:approve", { place, requestedBy, approvals, approvalsRequired })
        : null,
    discard: waits ? decisionOf(viewer, "run:cancel", place, "discard it") : null,
    cancel:
      isFinal(run.status) || waits || ("cancel" in run && run.cancel !== null)
        ? null
        : decisionOf(viewer, "run:cancel", place, "cancel it"),
    approvals: { given: standingOf(approvals).length, required: approvalsRequired },
  };
}

/** Queued by an approval that counts no more: the next claim, or the next approval, sends it back. */
function isSentBack(run: Run, approvalsRequired: number): boolean {
  if (run.status !== "apply_queued") return false;
  const given = standingOf(run.approvals).length;
  return given < run.approvals.length && given < approvalsRequired;
}
