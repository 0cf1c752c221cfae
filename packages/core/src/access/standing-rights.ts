import type { UserId } from "./actor.ts";
import type { Permission } from "./permission.ts";
import type { Place } from "./grants.ts";
import type { RightLoss } from "./right-loss.ts";

/** Who still holds what they held: not who lost the role, was disabled or was removed since. */
export interface StandingRights {
  /** @returns why, for those of `ids` whose roles do not give the permission at this place now */
  lost(ids: readonly UserId[], permission: Permission, place: Place): Promise<ReadonlyMap<UserId, RightLoss>>;
}
