import { assertNever } from "../result/index.ts";
import type { Place } from "./grants.ts";
import { type Permission, type PermissionFacts, permissionFacts, rolesWith } from "./permission.ts";

/** The roles that give a permission, and where one has to hold: a strong one elsewhere does not.
 * @param place left out = anywhere will do */
export function rolesAt(permission: Permission, place?: Place): string {
  return `${rolesWith(permission).join(", ")}${heldWhere(permissionFacts(permission), place)}`;
}

function heldWhere({ reach }: PermissionFacts, place?: Place): string {
  switch (reach) {
    case "product":
      return " everywhere";
    case "environment":
      if (place === undefined) return " in all of an environment";
      return place.environment ? ` in all of ${place.environment}` : " everywhere";
    case "service":
      if (place === undefined) return " in every environment";
      return place.service ? ` in every environment for ${place.service}` : " everywhere";
    case "place": {
      if (place === undefined) return "";
      const { environment, service } = place;
      const words = `${service ? ` for ${service}` : ""}${environment ? ` in ${environment}` : ""}`;
      return words || " everywhere";
    }
    default:
      return assertNever(reach);
  }
}

/** What somebody whose roles do not give the permission is told. */
export function neededRoles(permission: Permission, place?: Place): string {
  return `This needs one of the roles ${rolesAt(permission, place)}. An admin can grant it under People.`;
}
