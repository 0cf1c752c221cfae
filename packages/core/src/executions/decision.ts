import { z } from "zod";
import { type Actor, type Permission, type Place, rolesAt, type Viewer, whyNot } from "../access/index.ts";
import { type Approval, standingOf } from "./approval.ts";

/** Whether this person may decide so now, and if not, why. Null: the decision is not open at all. */
export const decisionSchema = z
  .discriminatedUnion("allowed", [
    z.object({ allowed: z.literal(true) }),
    z.object({ allowed: z.literal(false), reason: z.string() }),
  ])
  .nullable();
export type Decision = z.infer<typeof decisionSchema>;

/** How many approvals count, and how many are needed. */
export const approvalCountSchema = z.object({ given: z.int(), required: z.int() });

/** By the viewer's rights alone.
 * @param what as in "The roles … may abort it." */
export function decisionOf(
  viewer: Viewer,
  permission: Permission,
  place: Place,
  what: string,
): NonNullable<Decision> {
  const why = whyNot(viewer, permission, place);
  if (why === null) return { allowed: true };
  if (why.reason === "not_in_person") return { allowed: false, reason: why.words };
  return { allowed: false, reason: `The roles ${rolesAt(permission, place)} may ${what}.` };
}

/** The same rules as when somebody approves, told beforehand. */
export function approvalOf(
  viewer: Viewer,
  permission: Permission,
  {
    place,
    requestedBy,
    approvals,
    approvalsRequired,
  }: {
    readonly place: Place;
    readonly requestedBy: Actor;
    readonly approvals: readonly Approval[];
    readonly approvalsRequired: number;
  },
): NonNullable<Decision> {
  const permitted = decisionOf(viewer, permission, place, "approve it");
  if (!permitted.allowed) return permitted;
  if (approvalsRequired > 0 && viewer.id === requestedBy.id)
    return { allowed: false, reason: "You asked for it, so another approver decides." };
  if (standingOf(approvals).some(({ by }) => by.id === viewer.id))
    return { allowed: false, reason: "You have approved it; another approver is needed." };
  return { allowed: true };
}
