import type { UserId } from "./actor.ts";
import type { Permission } from "./permission.ts";
import type { Place } from "./grants.ts";

/** Who still holds what they held: not who lost the role, was disabled or was removed since. Asked for open streams all
 * the time; not for approvals, which keep counting as they were given. */
export interface StandingRights {
  /** @param place anywhere, where it is left out
   * @returns those of `ids` whose roles give the permission now */
  among(ids: readonly UserId[], permission: Permission, place?: Place): Promise<ReadonlySet<UserId>>;
}
