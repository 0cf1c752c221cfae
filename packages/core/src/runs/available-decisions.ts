import { z } from "zod";
import { rolesWith, type Viewer, whyNot } from "../access/index.ts";
import { standingOf } from "../executions/index.ts";
import { approvalsOf, type Run } from "./run.ts";
import { isFinal } from "./run-status.ts";

/** Whether this person may decide so now, and if not, why. Null: the decision is not open at all. */
const decisionSchema = z
  .discriminatedUnion("allowed", [
    z.object({ allowed: z.literal(true) }),
    z.object({ allowed: z.literal(false), reason: z.string() }),
  ])
  .nullable();
export type Decision = z.infer<typeof decisionSchema>;

export const decisionsSchema = z.object({
  approve: decisionSchema,
  discard: decisionSchema,
  cancel: decisionSchema,
  approvals: z.object({ given: z.int(), required: z.int() }),
});
export type Decisions = z.infer<typeof decisionsSchema>;

/** The same rules as `transition`, told beforehand. */
export function availableDecisions(run: Run, viewer: Viewer, approvalsRequired: number): Decisions {
  const waits = run.status === "planned";
  return {
    approve: waits ? approval(run, viewer, approvalsRequired) : null,
    discard: waits ? needs(run, viewer, "run:cancel", "discard it") : null,
    cancel:
      isFinal(run.status) || waits || ("cancel" in run && run.cancel !== null)
        ? null
        : needs(run, viewer, "run:cancel", "cancel it"),
    approvals: { given: standingOf(approvalsOf(run)).length, required: approvalsRequired },
  };
}

function approval(run: Run, viewer: Viewer, approvalsRequired: number): Decision {
  const permitted = needs(run, viewer, "run:approve", "approve it");
  if (!permitted.allowed) return permitted;
  if (approvalsRequired > 0 && viewer.id === run.requestedBy.id)
    return { allowed: false, reason: "You asked for this run, so another approver decides." };
  if (standingOf(approvalsOf(run)).some((given) => given.by.id === viewer.id))
    return { allowed: false, reason: "You have approved this plan; another approver is needed." };
  return { allowed: true };
}

function needs(
  { workspace }: Run,
  viewer: Viewer,
  permission: "run:approve" | "run:cancel",
  what: string,
): NonNullable<Decision> {
  const why = whyNot(viewer, permission, { environment: workspace.environment });
  if (why === null) return { allowed: true };
  if (why.reason === "not_in_person") return { allowed: false, reason: why.words };
  return { allowed: false, reason: `The roles ${rolesWith(permission).join(", ")} may ${what}.` };
}
