import {
  type Cause,
  everywhere,
  type GrantPlace,
  isSamePlace,
  type Person,
  roleEverywhere,
} from "@greenroom/core/access";
import { err } from "@greenroom/core/result";
import type { DatabaseTransaction } from "../database.ts";

/** Without an admin who may act everywhere nobody could ever make another one.
 * @param place of the role that would be lost */
export async function refuseLastAdmin(transaction: DatabaseTransaction, person: Person, place: GrantPlace) {
  if (!isSamePlace(place, everywhere)) return null;
  const others = await transaction.user.count({
    where: {
      NOT: { id: person.id },
      disabledAt: null,
      roleGrants: { some: { ...everywhere, role: "admin" } },
    },
  });
  return others > 0
    ? null
    : err({
        code: "last_admin",
        message: `${person.name} is the only admin.`,
        remedy: "Make another person admin first.",
      } as const);
}

/** Whether somebody must stay: nobody leaves by their own hand, and the last admin not at all. */
export async function refuseOutgoing(transaction: DatabaseTransaction, person: Person, cause: Cause) {
  if (cause.actor?.id === person.id)
    return err({
      code: "own_account",
      message: "This would take your own way in.",
      remedy: "Ask another admin to do it.",
    } as const);
  return roleEverywhere(person.grants) === "admin" ? refuseLastAdmin(transaction, person, everywhere) : null;
}
