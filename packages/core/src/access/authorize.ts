import type { Actor, PersonalCause } from "./actor.ts";
import { neededRoles } from "./needed-roles.ts";
import type { Permission } from "./permission.ts";
import type { Place } from "./grants.ts";
import { can, type Viewer, type WhyNot, whyNot } from "./viewer.ts";

/** `unauthenticated` is HTTP 401, the others are 403. */
export class AccessDeniedError extends Error {
  override readonly name = "AccessDeniedError";
  readonly reason: "unauthenticated" | WhyNot["reason"];
  readonly permission: Permission;
  constructor(reason: AccessDeniedError["reason"], permission: Permission, words?: string) {
    super(words ?? (reason === "unauthenticated" ? "Sign in to continue." : neededRoles(permission)));
    this.reason = reason;
    this.permission = permission;
  }
}

/** @throws AccessDeniedError */
function demand(viewer: Viewer, permission: Permission, place?: Place): void {
  const why = whyNot(viewer, permission, place);
  if (why !== null) throw new AccessDeniedError(why.reason, permission, why.words);
}

class Proof<P extends Permission> {
  readonly permission: P;
  readonly viewer: Viewer;
  /** Makes the type nominal: an object of the same shape is no proof. */
  readonly #isProof = true;

  readonly #requestId: string | null;

  constructor(viewer: Viewer, permission: P, requestId: string | null) {
    this.viewer = viewer;
    this.permission = permission;
    this.#requestId = requestId;
  }

  get actor(): Actor {
    return { id: this.viewer.id, name: this.viewer.name };
  }

  /** For the record of what is done with this permission. */
  get cause(): PersonalCause {
    const { cameBy } = this.viewer;
    const token = cameBy?.kind === "token" ? { token: cameBy.name } : {};
    return { actor: this.actor, requestId: this.#requestId, ...token };
  }

  /** As `cause`, with what the person says with it.
   * @param comment empty = nothing */
  causeSaying(comment: string): PersonalCause {
    return comment === "" ? this.cause : { ...this.cause, comment };
  }

  /** Whether the permission holds at this place. The proof itself says only that it holds somewhere. */
  covers(place: Place): boolean {
    return this.#isProof && can(this.viewer, this.permission, place);
  }

  /** @throws AccessDeniedError where the permission does not hold */
  at(place: Place): void {
    demand(this.viewer, this.permission, place);
  }
}

/** Proof that a viewer holds a permission somewhere; commands and queries ask for one, and only `authorize` makes it,
 * so that a path on which nobody asked does not compile. What belongs to a place is asked of it with `covers`. */
export type Authorised<P extends Permission> = Proof<P>;

/** Denies by default.
 * @param requestId of the request to the portal that asks
 * @throws AccessDeniedError */
export function authorize<P extends Permission>(
  viewer: Viewer | null,
  permission: P,
  requestId: string | null = null,
): Authorised<P> {
  if (viewer === null) throw new AccessDeniedError("unauthenticated", permission);
  demand(viewer, permission);
  return new Proof(viewer, permission, requestId);
}
