import { isGranted, type Permission, rolesWith } from "./permission.ts";
import type { Role } from "./role.ts";

export type UserId = string & { readonly __brand: "UserId" };

/** The signed-in person on whose behalf something is read or done. */
export interface Viewer {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** `unauthenticated` is HTTP 401, `forbidden` is HTTP 403. */
export class AccessDeniedError extends Error {
  override readonly name = "AccessDeniedError";
  readonly reason: "unauthenticated" | "forbidden";
  readonly permission: Permission;
  constructor(reason: "unauthenticated" | "forbidden", permission: Permission) {
    super(
      reason === "unauthenticated"
        ? "Sign in to continue."
        : `This needs one of the roles ${rolesWith(permission).join(", ")}. An admin can grant it under People.`,
    );
    this.reason = reason;
    this.permission = permission;
  }
}

export function can(viewer: Viewer | null, permission: Permission): boolean {
  return viewer !== null && isGranted(viewer.role, permission);
}

/** Denies by default: every query and command calls it before it reads or writes.
 * @throws AccessDeniedError */
export function authorize(viewer: Viewer | null, permission: Permission): Viewer {
  if (viewer === null) throw new AccessDeniedError("unauthenticated", permission);
  if (!isGranted(viewer.role, permission)) throw new AccessDeniedError("forbidden", permission);
  return viewer;
}
