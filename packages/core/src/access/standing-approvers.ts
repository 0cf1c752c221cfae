import type { UserId } from "./actor.ts";
import type { Permission } from "./permission.ts";
import type { Place } from "./grants.ts";

/** Whose approvals count at this moment. Asked again before each step that has not begun: who lost the role, was
 * disabled or was removed since they approved does not count any more. */
export interface StandingApprovers {
  /** @returns those of `ids` who hold the permission at this place now */
  among(
    ids: readonly UserId[],
    permission: Extract<Permission, "run:approve" | "promotion:approve">,
    place: Place,
  ): Promise<ReadonlySet<UserId>>;
}
