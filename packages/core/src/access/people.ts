import { z } from "zod";
import type { DomainError, Result } from "../result/index.ts";
import type { Cause, UserId } from "./actor.ts";
import { roleSchema } from "./role-schema.ts";
import type { GrantPlace, RoleGrant } from "./role-grant.ts";

/** Somebody who may sign in. */
export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly RoleGrant[];
  readonly invitedAt: Date;
  /** At least when they last came in; null = has never signed in. */
  readonly lastSeenAt: Date | null;
  /** Since when they may not sign in; null = they may. */
  readonly disabledAt: Date | null;
}

export const invitationSchema = z.object({
  name: z.string().trim().min(1, "should be the person's name").max(100),
  email: z
    .email("should be an e-mail address")
    // RFC 5321: no mail server takes more.
    .regex(/^[^@]{1,64}@/, "should have at most 64 characters before the @")
    .max(200)
    .toLowerCase(),
  /** Held everywhere. */
  role: roleSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

export type PersonErrorCode =
  | "person_exists"
  | "person_not_found"
  | "person_disabled"
  | "last_admin"
  | "own_account"
  | "environment_unknown"
  | "service_unknown";
export type PersonError<Code extends PersonErrorCode = PersonErrorCode> = DomainError<Code>;

/** A person, or why nothing was changed. */
type Changed<Code extends PersonErrorCode, Value = Person> = Promise<Result<Value, PersonError<Code>>>;

export interface People {
  list(): Promise<readonly Person[]>;
  invite(invitation: Invitation, cause: Cause): Changed<"person_exists">;
  /** In place of the role they hold there. Counts from the person's next request on. The last admin stays one. */
  grantRole(id: UserId, grant: RoleGrant, cause: Cause): Changed<"person_not_found" | "last_admin">;
  /** Takes the role they hold at exactly this place; what they hold elsewhere stays. */
  revokeRole(id: UserId, place: GrantPlace, cause: Cause): Changed<"person_not_found" | "last_admin">;
  /** Ends their sessions, voids unused links for them and by them, ends what others hold by an unconfirmed link of
   * theirs, and revokes their tokens for good. Nobody disables themselves, and the last admin stays one. */
  disable(id: UserId, cause: Cause): Changed<"person_not_found" | "last_admin" | "own_account">;
  enable(id: UserId, cause: Cause): Changed<"person_not_found">;
  /** As disabling, for good: of the person only their name stays, on what they did. */
  remove(id: UserId, cause: Cause): Changed<"person_not_found" | "last_admin" | "own_account", null>;
}
