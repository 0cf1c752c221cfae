import { type Role, roles } from "./role.ts";

export interface PermissionFacts {
  /** Weakest first. */
  readonly roles: readonly Role[];
  /** `place`: a role in one environment or for one service gives it there. `environment`: what it is about belongs to
   * an environment and to no service, so a role for one service alone gives nothing. `service`: it belongs to a service
   * and to no environment, so a role in one environment alone gives nothing. `product`: it belongs to neither, so only
   * a role that holds everywhere gives it. */
  readonly reach: "place" | "environment" | "service" | "product";
  /** What the viewer must have come in with. Left out: anything. `owner`: a token or a session of their own, not a link
   * that somebody else made, since that may be somebody else: one person must not ask as another and approve as
   * themselves. `session`: only a person at a browser, not a token. `own-session`: both. */
  readonly needs?: "owner" | "session" | "own-session";
}

const everybody = roles;
const operators = ["operator", "approver", "admin"] as const;
const approvers = ["approver", "admin"] as const;
const admins = ["admin"] as const;

/** What each role may do; a permission that is not listed for a role is denied. */
const facts = {
  "architecture:read": { roles: everybody, reach: "place" },
  "environment:read": { roles: everybody, reach: "place" },
  "rollout:read": { roles: everybody, reach: "place" },
  "metrics:read": { roles: everybody, reach: "place" },
  "risk:read": { roles: everybody, reach: "place" },
  "risk:decide": { roles: operators, reach: "product", needs: "owner" },
  // To live with a risk is more than to work on it.
  "risk:accept": { roles: approvers, reach: "product", needs: "owner" },
  "release:read": { roles: everybody, reach: "place" },
  // A release is offered to every environment that runs its service.
  "release:register": { roles: operators, reach: "service", needs: "owner" },
  "promotion:read": { roles: everybody, reach: "place" },
  "promotion:request": { roles: operators, reach: "place", needs: "owner" },
  "promotion:approve": { roles: approvers, reach: "place", needs: "own-session" },
  "promotion:abort": { roles: operators, reach: "place", needs: "owner" },
  "run:read": { roles: everybody, reach: "environment" },
  // A plan executes provider code with the environment's credentials: as strong as a write.
  "run:plan": { roles: operators, reach: "environment", needs: "owner" },
  "run:approve": { roles: approvers, reach: "environment", needs: "own-session" },
  "run:cancel": { roles: operators, reach: "environment", needs: "owner" },
  "state:read": { roles: operators, reach: "environment" },
  // A state written from a terminal passed nobody's approval.
  "state:write": { roles: admins, reach: "environment", needs: "owner" },
  "state:unlock": { roles: admins, reach: "environment", needs: "owner" },
  "person:read": { roles: admins, reach: "product", needs: "session" },
  "person:invite": { roles: admins, reach: "product", needs: "own-session" },
  "person:change-role": { roles: admins, reach: "product", needs: "own-session" },
  "person:disable": { roles: admins, reach: "product", needs: "own-session" },
  "person:remove": { roles: admins, reach: "product", needs: "own-session" },
  // What belongs to the viewer alone: what they are told, and their tokens.
  "account:read": { roles: everybody, reach: "place", needs: "session" },
  "account:change": { roles: everybody, reach: "place", needs: "own-session" },
} as const satisfies Record<string, PermissionFacts>;

export type Permission = keyof typeof facts;

export const permissions = Object.keys(facts) as readonly Permission[];

export function permissionFacts(permission: Permission): PermissionFacts {
  return facts[permission];
}

/** Whether a token can hold the permission: what needs a person at a browser is none of a token's. */
export function isForTokens(permission: Permission): boolean {
  const { needs } = permissionFacts(permission);
  return needs === undefined || needs === "owner";
}

/** The roles that hold a permission, weakest first: what a "forbidden" page names. */
export function rolesWith(permission: Permission): readonly Role[] {
  return facts[permission].roles;
}
