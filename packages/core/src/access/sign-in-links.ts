import { z } from "zod";
import type { DomainError, Result } from "../result/index.ts";
import type { Cause, UserId } from "./actor.ts";
import type { PersonError } from "./people.ts";

/** Only a hash of the token is kept; the token itself is shown once. */
export interface SignInLinks {
  /** @param validMinutes until it expires unused
   * @param cause without an actor it was made on the machine, by who runs the product
   * @returns the token */
  issue(
    userId: UserId,
    validMinutes: number,
    cause: Cause,
  ): Promise<Result<string, PersonError<"person_not_found" | "person_disabled">>>;
  /** Whom it would sign in, without using it; null when it is unknown, used, void or expired. */
  holder(token: string): Promise<{ name: string; email: string } | null>;
  /** Uses it and begins the session, both or neither: of any number of simultaneous calls one gets it, and whoever
   * could not be signed in may use the link again.
   * @returns null when it is unknown, used, void or expired */
  consume(token: string, from: SignInRequest): Promise<SignedIn | null>;
  /** Links that somebody else made for this person and that they have not answered yet, newest first. The link by
   * which they first came in is none of them: there was nobody to be told before. */
  notices(userId: UserId): Promise<readonly SignInNotice[]>;
  answer(
    userId: UserId,
    linkId: string,
    answer: NoticeAnswer,
    cause: Cause,
  ): Promise<Result<null, DomainError<"notice_not_found">>>;
}

/** From where somebody signs in, and for how long. */
export interface SignInRequest {
  readonly requestId: string | null;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly validSeconds: number;
}

/** A session as it begins. Its token is the secret that its cookie carries. */
export interface SignedIn {
  readonly person: { readonly id: UserId; readonly name: string; readonly email: string };
  readonly session: {
    readonly id: string;
    readonly token: string;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  };
}

/** What a person is told of a link that somebody else made for them. */
export interface SignInNotice {
  readonly id: string;
  readonly issuedBy: string;
  readonly issuedAt: Date;
  /** null = nobody has come in by it. */
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
}

/** `mine`: who comes in by the link is this person, and counts as such. `not_mine`: whoever came in by it is out. */
export const noticeAnswerSchema = z.enum(["mine", "not_mine"]);
export type NoticeAnswer = z.infer<typeof noticeAnswerSchema>;
