import { assertNever } from "../result/index.ts";
import type { UserId } from "./actor.ts";
import type { CameBy } from "./came-by.ts";
import { isForTokens, type Permission, permissionFacts } from "./permission.ts";
import { neededRoles } from "./needed-roles.ts";
import { grants, grantsAnywhere, type Place } from "./grants.ts";
import type { RoleGrant } from "./role-grant.ts";

/** By which session or token a viewer came in. It is no secret: with it nobody comes in. */
export type Credential = `session:${string}` | `token:${string}`;

/** The signed-in person on whose behalf something is read or done. */
export interface Viewer {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly RoleGrant[];
  /** Left out where it is a session of their own. */
  readonly cameBy?: CameBy;
  /** Left out where nobody has to ask for it again, as in a browser. */
  readonly credential?: Credential;
}

/** Why a viewer does not hold a permission. `forbidden`: their roles do not give it. `not_in_person`: the roles do,
 * what they came in by does not. */
export interface WhyNot {
  readonly reason: "forbidden" | "not_in_person";
  readonly words: string;
}

/** Whether the viewer holds the permission at this place, or anywhere at all where none is given. */
export function can(viewer: Viewer | null, permission: Permission, place?: Place): boolean {
  return viewer !== null && whyNot(viewer, permission, place) === null;
}

/** Null where the viewer holds the permission. */
export function whyNot(viewer: Viewer, permission: Permission, place?: Place): WhyNot | null {
  const isGranted = viewer.grants.some((grant) =>
    place === undefined ? grantsAnywhere(grant, permission) : grants(grant, permission, place),
  );
  if (!isGranted) return { reason: "forbidden", words: neededRoles(permission, place) };
  return viewer.cameBy === undefined ? null : withheld(viewer.cameBy, permission);
}

function withheld(cameBy: CameBy, permission: Permission): WhyNot | null {
  switch (cameBy.kind) {
    case "issued_link": {
      const { needs } = permissionFacts(permission);
      if (needs === undefined || needs === "session") return null;
      return {
        reason: "not_in_person",
        words: `You came in by a link that ${cameBy.issuedBy} made: you can only read, and your approvals do not count, until you confirm that link from a session of your own. Without one, ask who runs Greenroom for a link made on its machine.`,
      };
    }
    case "token":
      if (!isForTokens(permission))
        return {
          reason: "not_in_person",
          words: "This is done in the portal by a person who is signed in, never by a token.",
        };
      if (cameBy.permissions.includes(permission)) return null;
      return { reason: "forbidden", words: `The token "${cameBy.name}" does not include ${permission}.` };
    default:
      return assertNever(cameBy);
  }
}
