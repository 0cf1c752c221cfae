import type { Role } from "./role.ts";

/** What each role may do; a permission that is not listed for a role is denied. */
const grants = {
  "architecture:read": ["viewer", "operator", "approver", "admin"],
  "environment:read": ["viewer", "operator", "approver", "admin"],
  "rollout:read": ["viewer", "operator", "approver", "admin"],
  "metrics:read": ["viewer", "operator", "approver", "admin"],
  "risk:read": ["viewer", "operator", "approver", "admin"],
  "risk:decide": ["operator", "approver", "admin"],
  // To live with a risk is more than to work on it.
  "risk:accept": ["approver", "admin"],
  "release:read": ["viewer", "operator", "approver", "admin"],
  "release:register": ["operator", "approver", "admin"],
  "promotion:read": ["viewer", "operator", "approver", "admin"],
  "promotion:request": ["operator", "approver", "admin"],
  "promotion:approve": ["approver", "admin"],
  "promotion:abort": ["operator", "approver", "admin"],
  "run:read": ["viewer", "operator", "approver", "admin"],
  // A plan executes provider code with the environment's credentials: as strong as a write.
  "run:plan": ["operator", "approver", "admin"],
  "run:approve": ["approver", "admin"],
  "run:cancel": ["operator", "approver", "admin"],
  "state:read": ["operator", "approver", "admin"],
  "state:unlock": ["admin"],
  "person:read": ["admin"],
  "person:invite": ["admin"],
  "person:change-role": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof grants;

export function isGranted(role: Role, permission: Permission): boolean {
  return (grants[permission] as readonly Role[]).includes(role);
}

/** The roles that hold a permission, weakest first: what a "forbidden" page names. */
export function rolesWith(permission: Permission): readonly Role[] {
  return grants[permission];
}
