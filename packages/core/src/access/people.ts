import { z } from "zod";
import type { Result } from "../result/index.ts";
import { type Role, roleSchema } from "./role.ts";
import type { UserId } from "./actor.ts";

/** Somebody who may sign in. */
export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedAt: Date;
  /** null = has never signed in. */
  readonly lastSeenAt: Date | null;
}

export const invitationSchema = z.object({
  name: z.string().trim().min(1, "should be the person's name").max(100),
  email: z.email("should be an e-mail address").max(200).toLowerCase(),
  role: roleSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

export interface PersonError {
  readonly code: "person_exists" | "person_not_found" | "last_admin";
  readonly message: string;
  readonly field?: string;
  readonly remedy?: string;
}

export interface People {
  list(): Promise<readonly Person[]>;
  invite(invitation: Invitation): Promise<Result<Person, PersonError>>;
  /** Counts from the person's next request on. The last admin stays one. */
  changeRole(id: UserId, role: Role): Promise<Result<Person, PersonError>>;
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
