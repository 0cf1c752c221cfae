import { assertNever } from "../result/index.ts";
import { type Permission, permissionFacts } from "./permission.ts";
import { type Role, roles } from "./role.ts";
import type { GrantPlace, RoleGrant } from "./role-grant.ts";

export const everywhere: GrantPlace = { environment: null, service: null };

export function isSamePlace(a: GrantPlace, b: GrantPlace): boolean {
  return a.environment === b.environment && a.service === b.service;
}

/** The role that holds everywhere; null where roles are held in some places only. */
export function roleEverywhere(held: readonly RoleGrant[]): Role | null {
  return held.find((grant) => isSamePlace(grant, everywhere))?.role ?? null;
}

/** Where something is done. What is left out or null belongs to no environment or service in particular, so only a
 * role that holds everywhere reaches it. */
export interface Place {
  readonly environment?: string | null;
  readonly service?: string | null;
}

/** Whether this grant gives the permission at this place. */
export function grants(grant: RoleGrant, permission: Permission, place: Place): boolean {
  const facts = permissionFacts(permission);
  return (
    facts.roles.includes(grant.role) &&
    (grant.environment === null || grant.environment === place.environment) &&
    (grant.service === null || (facts.reach !== "environment" && grant.service === place.service))
  );
}

/** Whether this grant gives the permission anywhere: enough to open a page that shows what the viewer may see. */
export function grantsAnywhere(grant: RoleGrant, permission: Permission): boolean {
  const facts = permissionFacts(permission);
  if (!facts.roles.includes(grant.role)) return false;
  switch (facts.reach) {
    case "place":
      return true;
    case "environment":
      return grant.service === null;
    case "service":
      return grant.environment === null;
    case "product":
      return isSamePlace(grant, everywhere);
    default:
      return assertNever(facts.reach);
  }
}

/** The strongest role held anywhere; null without any. */
export function strongestRole(held: readonly RoleGrant[]): Role | null {
  return roles.findLast((role) => held.some((grant) => grant.role === role)) ?? null;
}
