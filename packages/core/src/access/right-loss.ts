import type { Place } from "./grants.ts";
import type { Person } from "./people.ts";
import type { Permission } from "./permission.ts";
import { can } from "./viewer.ts";

/** Why somebody who held a permission holds it no more. */
export const rightLosses = ["disabled", "removed", "role_lost"] as const;
export type RightLoss = (typeof rightLosses)[number];

/** @param person null = there is no such person any more
 * @returns null where they hold it */
export function rightLossOf(person: Person | null, permission: Permission, place: Place): RightLoss | null {
  if (person === null) return "removed";
  if (person.disabledAt !== null) return "disabled";
  return can(person, permission, place) ? null : "role_lost";
}
