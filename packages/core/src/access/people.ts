import { z } from "zod";
import type { Result } from "../result/index.ts";
import type { Cause, UserId } from "./actor.ts";
import { roleSchema } from "./role.ts";
import type { GrantPlace, RoleGrant } from "./role-grant.ts";

/** Somebody who may sign in. */
export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly RoleGrant[];
  readonly invitedAt: Date;
  /** null = has never signed in. */
  readonly lastSeenAt: Date | null;
}

export const invitationSchema = z.object({
  name: z.string().trim().min(1, "should be the person's name").max(100),
  email: z.email("should be an e-mail address").max(200).toLowerCase(),
  /** Held everywhere. */
  role: roleSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

export interface PersonError {
  readonly code:
    | "person_exists"
    | "person_not_found"
    | "last_admin"
    | "environment_unknown"
    | "service_unknown";
  readonly message: string;
  readonly field?: string;
  readonly remedy?: string;
}

export interface People {
  list(): Promise<readonly Person[]>;
  invite(invitation: Invitation, cause: Cause): Promise<Result<Person, PersonError>>;
  /** In place of the role they hold there. Counts from the person's next request on. The last admin stays one. */
  grantRole(id: UserId, grant: RoleGrant, cause: Cause): Promise<Result<Person, PersonError>>;
  /** Takes the role they hold at exactly this place; what they hold elsewhere stays. */
  revokeRole(id: UserId, place: GrantPlace, cause: Cause): Promise<Result<Person, PersonError>>;
}

/** Only a hash of the token is kept; the token itself is shown once. */
export interface SignInLinks {
  /** @param validMinutes until it expires unused
   * @returns the token */
  issue(userId: UserId, validMinutes: number, issuedBy: UserId | null): Promise<string>;
  /** Whom it would sign in, without using it; null when it is unknown, used or expired. */
  holder(token: string): Promise<{ name: string; email: string } | null>;
  /** Uses it: of any number of simultaneous calls one gets the person. */
  consume(token: string): Promise<UserId | null>;
}
