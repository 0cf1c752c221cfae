import type { UserId } from "./actor.ts";
import type { Permission } from "./permission.ts";
import type { Place } from "./grants.ts";

/** Who still holds what they held. Asked for approvals before each step that has not begun: who lost the role, was
 * disabled or was removed since they approved does not count any more. Asked for open streams all the time. */
export interface StandingRights {
  /** @param place anywhere, where it is left out
   * @returns those of `ids` whose roles give the permission now */
  among(ids: readonly UserId[], permission: Permission, place?: Place): Promise<ReadonlySet<UserId>>;
}
