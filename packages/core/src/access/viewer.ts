import type { UserId } from "./actor.ts";
import type { Permission } from "./permission.ts";
import { grants, grantsAnywhere, type Place, type RoleGrant } from "./role-grant.ts";

/** The signed-in person on whose behalf something is read or done. */
export interface Viewer {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly RoleGrant[];
}

/** Whether the viewer holds the permission at this place, or anywhere at all where none is given. */
export function can(viewer: Viewer | null, permission: Permission, place?: Place): boolean {
  if (viewer === null) return false;
  return viewer.grants.some((grant) =>
    place === undefined ? grantsAnywhere(grant, permission) : grants(grant, permission, place),
  );
}
