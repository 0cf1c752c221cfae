import { z } from "zod";
import {
  actorSchema,
  type Permission,
  type Place,
  type RightLoss,
  rightLosses,
  type StandingRights,
  type UserId,
} from "../access/index.ts";
import { assertNever } from "../result/index.ts";

/** Somebody's word that an execution may go on. It counts as long as they may give it: `lapsed` says since when, and
 * why, it does not. One that lapsed stays so; whoever gave it may give another. */
export const approvalSchema = z.object({
  by: actorSchema,
  at: z.coerce.date(),
  /** Left out = nothing was said with it. */
  comment: z.string().optional(),
  lapsed: z.object({ why: z.enum(rightLosses), at: z.coerce.date() }).optional(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** Those that count. */
export function standingOf<Given extends Approval>(approvals: readonly Given[]): readonly Given[] {
  return approvals.filter(({ lapsed }) => lapsed === undefined);
}

/** Of the approvals that count, who gave one and may give it no more.
 * @param place where it was given */
export async function lostApprovals(
  rights: Pick<StandingRights, "lost">,
  approvals: readonly Approval[],
  permission: Permission,
  place: Place,
): Promise<ReadonlyMap<UserId, RightLoss>> {
  const ids = standingOf(approvals).map(({ by }) => by.id);
  return ids.length === 0 ? new Map() : rights.lost(ids, permission, place);
}

/** @param lost who may no longer approve, and why */
export function withLapsed<Given extends Approval>(
  approvals: readonly Given[],
  lost: ReadonlyMap<UserId, RightLoss>,
  at: Date,
): Given[] {
  return approvals.map((approval) => {
    const why = lost.get(approval.by.id);
    return why === undefined || approval.lapsed !== undefined
      ? approval
      : { ...approval, lapsed: { why, at } };
  });
}

/** Null where it counts. */
export function lapseInWords({ by: { name }, lapsed }: Approval): string | null {
  return lapsed === undefined
    ? null
    : `The approval of ${name} no longer counts: ${lossInWords(lapsed.why)}.`;
}

function lossInWords(why: RightLoss): string {
  switch (why) {
    case "disabled":
      return "this person has been disabled";
    case "removed":
      return "this person has been removed";
    case "role_lost":
      return "this person may no longer approve here";
    default:
      return assertNever(why);
  }
}
